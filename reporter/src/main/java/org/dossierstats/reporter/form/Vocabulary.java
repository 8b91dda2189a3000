package org.dossierstats.reporter.form;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The figures that a layout can name under its policies; docs/forms.md lists them. */
final class Vocabulary {
    private final Map<String, ToLongFunction<Subject>> ofDossiers;
    private final Map<String, ToLongFunction<Subject>> all;

    Vocabulary(Policies policies) {
        ofDossiers = new Measured(policies).figures();
        all = new TreeMap<>(ofDossiers);
        all.putAll(new Listed().figures());
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
