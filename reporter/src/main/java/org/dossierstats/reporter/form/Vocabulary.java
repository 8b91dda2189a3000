package org.dossierstats.reporter.form;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.dossierstats.report.EarlierPeriod;

/** The figures that a layout can name under its policies; docs/forms.md lists them. */
final class Vocabulary {
    private final Map<String, ToLongFunction<Subject>> ofDossiers;
    private final Map<String, ToLongFunction<Subject>> all;

    Vocabulary(Policies policies) {
        ofDossiers = withEarlier(new Measured(policies).figures());
        Map<String, ToLongFunction<Subject>> both = new TreeMap<>(new Measured(policies).figures());
        both.putAll(new Listed().figures());
        all = withEarlier(both);
    }

    /** Each figure in earlier periods too, as previous.received.total and yearBefore.received.total. */
    private static Map<String, ToLongFunction<Subject>> withEarlier(Map<String, ToLongFunction<Subject>> figures) {
        Map<String, ToLongFunction<Subject>> with = new TreeMap<>(figures);
        for (EarlierPeriod which : EarlierPeriod.values()) {
            figures.forEach((name, figure) -> with.put(prefix(which) + name, row -> figure.applyAsLong(row.in(which))));
        }
        return with;
    }

    /** What a figure's name begins with if it is of this earlier period. */
    static String prefix(EarlierPeriod which) {
        return switch (which) {
            case PREVIOUS -> "previous.";
            case YEAR_BEFORE -> "yearBefore.";
        };
    }

    /** Where a row is about some dossiers only. */
    Map<String, ToLongFunction<Subject>> ofDossiers() {
        return ofDossiers;
    }

    /** Where a row is about everything: those of the catalogue too. */
    Map<String, ToLongFunction<Subject>> all() {
        return all;
    }
}
