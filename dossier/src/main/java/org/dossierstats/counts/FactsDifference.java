package org.dossierstats.counts;

import java.util.Arrays;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Life;
import org.dossierstats.dossier.Rules;

/**
 * What changes in the counts when one dossier becomes another. A life mostly goes on where it was: then only what came is told. Else all
 * facts before and after are compared in the order they come, as far as they are alike. No tables and no objects but two lists that are
 * used again; the difference of two tables was 29 % of the time of counting an event. Not thread-safe.
 */
public final class FactsDifference {
    private final Told before = new Told();
    private final Told after = new Told();

    /** Tells the facts that came, and with the amount turned round those that are gone. */
    public void between(Dossier earlier, Dossier later, Rules rules, Facts.Visitor visitor) {
        Life.Growth growth = Life.growth(earlier, later, rules);
        if (growth != null) {
            Facts.tell(growth, rules, visitor);
        } else {
            ofAll(earlier, later, rules, visitor);
        }
    }

    private void ofAll(Dossier earlier, Dossier later, Rules rules, Facts.Visitor visitor) {
        before.size = 0;
        after.size = 0;
        Facts.tell(earlier, rules, before);
        Facts.tell(later, rules, after);
        int alike = 0;
        int most = Math.min(before.size, after.size);
        while (alike < most && before.isSame(alike, after)) {
            alike++;
        }
        after.tell(alike, 1, visitor);
        before.tell(alike, -1, visitor);
    }

    /** Facts one after the other. */
    private static final class Told implements Facts.Visitor {
        private static final int USUAL = 64;

        private Attributes[] attributes = new Attributes[USUAL];
        private int[] days = new int[USUAL];
        private int[] codes = new int[USUAL];
        private long[] amounts = new long[USUAL];
        private int size;

        @Override
        public void fact(Attributes of, int day, int code, long amount) {
            if (size == days.length) {
                attributes = Arrays.copyOf(attributes, size * 2);
                days = Arrays.copyOf(days, size * 2);
                codes = Arrays.copyOf(codes, size * 2);
                amounts = Arrays.copyOf(amounts, size * 2);
            }
            attributes[size] = of;
            days[size] = day;
            codes[size] = code;
            amounts[size] = amount;
            size++;
        }

        boolean isSame(int place, Told other) {
            return days[place] == other.days[place]
                    && codes[place] == other.codes[place]
                    && amounts[place] == other.amounts[place]
                    && attributes[place].equals(other.attributes[place]);
        }

        void tell(int from, int times, Facts.Visitor visitor) {
            for (int i = from; i < size; i++) {
                visitor.fact(attributes[i], days[i], codes[i], Math.multiplyExact(times, amounts[i]));
            }
        }
    }
}
