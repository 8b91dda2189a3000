package org.dossierstats.reporter.drilldown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Figures;
import org.dossierstats.period.Lateness;
import org.dossierstats.period.NamedFigures;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.Recount;
import org.dossierstats.reporter.EventsBook;
import org.dossierstats.reporter.Reporter.CountingProgress;
import org.dossierstats.reporter.ReporterException;

/** The dossiers behind a figure of a summary, recounted one by one from the events up to the summary's cut. */
public final class DossiersBehind {
    /** Figures whose dossiers are listed with those first that are overdue for longest, or were resolved latest after their due date. */
    private static final Set<String> LATE = Set.of("pending.overdue", "resolved.late");

    private final Rules rules;
    private final String column;
    private final Wanted wanted;
    private final ToLongFunction<Figures> value;

    /**
     * Of one figure.
     *
     * @param column a name of {@link NamedFigures}
     * @throws IllegalArgumentException if there is no figure of this name; the message says which there are
     */
    public DossiersBehind(Rules rules, String column, Wanted wanted) {
        this.rules = rules;
        this.column = column;
        this.wanted = wanted;
        ToLongFunction<Figures> known = NamedFigures.withStatuses().get(column);
        if (known == null) {
            throw new IllegalArgumentException(unknown(column));
        }
        this.value = known;
    }

    /**
     * The name of a figure that was asked for, which may be written resolvedLate for resolved.late.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static String column(String asked) {
        String name = NamedFigures.name(asked);
        if (name == null) {
            throw new IllegalArgumentException(unknown(asked));
        }
        return name;
    }

    private static String unknown(String column) {
        return column + " is no figure; there is "
                + String.join(", ", NamedFigures.withStatuses().keySet());
    }

    /**
     * A dossier, and what it adds to the figure. One that counts in several rows, such as those of two agencies, is there for each.
     *
     * @param amount 1 for most; less than 0 where more was taken back in the period than happened in it
     * @param lateness at the end of the last day of the period
     */
    public record Behind(String dossier, Attributes attributes, long amount, Lateness lateness) {
        private static final Comparator<Behind> ORDER = Comparator.comparing(Behind::dossier)
                .thenComparing(behind -> behind.attributes().agency())
                .thenComparing(behind -> behind.attributes().procedure())
                .thenComparing(behind -> behind.attributes().field())
                .thenComparing(behind -> behind.attributes().channel());
        private static final Comparator<Behind> LONGEST_FIRST =
                Comparator.comparingInt(Behind::days).reversed().thenComparing(ORDER);

        private static int days(Behind behind) {
            Integer days = behind.lateness().daysOverdue();
            return days == null ? -1 : days;
        }
    }

    /**
     * What tells a list from any that is of another figure or in another order, for who goes on with one: earlier versions had all by
     * their ids.
     */
    public static String listing(String column) {
        return LATE.contains(column) ? column + ", longest first" : column;
    }

    /** What the figure is. */
    public long figure(PeriodSummary summary) {
        return value.applyAsLong(summary.only(wanted).total());
    }

    /** What they add together. */
    public static long sum(List<Behind> dossiers) {
        return dossiers.stream().mapToLong(Behind::amount).sum();
    }

    /**
     * By their ids, or {@linkplain #LATE the latest first}; what they add comes to the figure.
     *
     * @throws ReporterException if it does not
     */
    public List<Behind> of(PeriodSummary summary, EventsBook book, CountingProgress progress) {
        List<Behind> behind = at(summary.period(), summary.cut(), book, progress);
        if (sum(behind) != figure(summary)) {
            throw new ReporterException(mismatch(column, summary.period(), figure(summary), sum(behind)));
        }
        return behind;
    }

    /** What there is to say if the dossiers do not come to the figure. */
    public static String mismatch(String column, Period period, long figure, long sum) {
        return column + " of " + period.name() + " is " + figure + ", but the events say " + sum
                + ": the counts are not of these events, or of other rules; see dossier-stats reporter verify";
    }

    /** The same, in an order that is the same every time; not held to any figure. */
    public List<Behind> at(Period period, SortedMap<Integer, Long> cut, EventsBook book, CountingProgress progress) {
        return among(period, visitor -> book.read(cut, visitor, progress));
    }

    /** The same, of these dossiers. */
    public List<Behind> among(Period period, Consumer<Consumer<Dossier>> dossiers) {
        List<Behind> behind = new ArrayList<>();
        dossiers.accept(dossier -> add(dossier, period, behind));
        behind.sort(LATE.contains(column) ? Behind.LONGEST_FIRST : Behind.ORDER);
        return behind;
    }

    private void add(Dossier dossier, Period period, List<Behind> behind) {
        Recount recount = new Recount(period, rules);
        recount.add(dossier);
        SortedMap<Integer, Long> noCut = new TreeMap<>();
        for (Map.Entry<Attributes, Figures> group :
                recount.summary(noCut).everyGroup().entrySet()) {
            long amount = value.applyAsLong(group.getValue());
            if (amount != 0 && wanted.test(group.getKey())) {
                behind.add(new Behind(
                        dossier.events().get(0).dossier(), group.getKey(), amount, lateness(dossier, period)));
            }
        }
    }

    private Lateness lateness(Dossier dossier, Period period) {
        return Lateness.atEndOf((int) period.to().toEpochDay(), dossier.life(rules), rules);
    }
}
