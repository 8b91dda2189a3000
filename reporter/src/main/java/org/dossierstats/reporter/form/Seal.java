package org.dossierstats.reporter.form;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dossierstats.period.PeriodSummary;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of a form can be checked by.
 *
 * @param revision of the sealed summary; null if it is not sealed
 * @param digest of the bytes of the summary, such as sha256:…
 */
public record Seal(@Nullable Integer revision, String digest) {
    /** What is said of it on the form. */
    Form.Provenance provenance(Layout layout, PeriodSummary summary) {
        Language language = layout.language();
        String cut = summary.cut().entrySet().stream()
                .map(end -> end.getKey() + ":" + end.getValue())
                .collect(Collectors.joining(" "));
        List<String> lines = new ArrayList<>();
        lines.add((revision == null ? language.say("seal.open") : language.say("seal.revision", revision)) + " · "
                + language.say("seal.layout", layout.id(), layout.version()) + " · " + language.say("seal.cut", cut));
        lines.add(language.say("seal.rules", summary.rules().id()) + " · " + language.say("seal.digest", digest));
        return new Form.Provenance(
                revision == null ? "" : revision.toString(),
                cut,
                summary.rules().id(),
                digest,
                lines);
    }
}
