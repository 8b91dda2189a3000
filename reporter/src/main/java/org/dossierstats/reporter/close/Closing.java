package org.dossierstats.reporter.close;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.wire.SealTerms;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;
import org.jspecify.annotations.Nullable;

/**
 * That a period is to be closed, or revised if a reason is given for it. Decides what comes of it, by what was sealed before and the
 * figures of now.
 *
 * @param author who answers for it
 * @param reason why it is revised; null to close it
 * @param early whether it may be sealed before it is over
 */
public record Closing(
        Period period, String author, @Nullable String reason, boolean early) {
    public Closing {
        SealTerms.requireText("author", author);
        if (reason != null) {
            SealTerms.requireText("reason", reason);
        }
    }

    /** The first revision. */
    public static Closing close(Period period, String author, boolean early) {
        return new Closing(period, author, null, early);
    }

    /** One more revision. */
    public static Closing revise(Period period, String author, String reason, boolean early) {
        return new Closing(period, author, reason, early);
    }

    /**
     * What comes of it; {@link Outcome.Sealed} holds if that revision gets into the topic.
     *
     * @param now figures counted after what was sealed before was read
     */
    Outcome decide(History history, PeriodSummary now, Instant time) {
        boolean over =
                period.to().isBefore(LocalDate.ofInstant(time, now.rules().zone()));
        Optional<Revision> latest = history.latest();
        if (latest.isEmpty() && reason != null) {
            return new Outcome.NotClosed();
        }
        if (!over && !early && (latest.isEmpty() || reason != null)) {
            return new Outcome.NotOver(period.to());
        }
        if (!now.balanced()) {
            return new Outcome.Unbalanced(now.imbalances());
        }
        if (latest.isEmpty()) {
            return new Outcome.Sealed(seal(null, now, !over, time));
        }
        Adjustment adjustment = latest.get().adjustment(now);
        if (adjustment.isEmpty()) {
            return new Outcome.Unchanged(latest.get());
        }
        return reason == null
                ? new Outcome.Changed(latest.get(), adjustment)
                : new Outcome.Sealed(seal(latest.get(), now, !over, time));
    }

    /** All scopes: the office, each agency that has figures now, and each that had any in the revision before. */
    private Revision seal(@Nullable Revision before, PeriodSummary now, boolean notOver, Instant time) {
        TreeSet<String> codes = new TreeSet<>(now.byAgency().keySet());
        if (before != null) {
            codes.addAll(before.agencies().keySet());
        }
        SortedMap<String, SealedSummary> agencies = new TreeMap<>();
        for (String code : codes) {
            Scope scope = new Scope(code);
            agencies.put(code, seal(scope, before, scope.of(now), notOver, time, new TreeMap<>()));
        }
        SortedMap<String, String> digests = new TreeMap<>();
        agencies.forEach((code, summary) -> digests.put(code, summary.digest()));
        return new Revision(seal(Scope.OFFICE, before, now, notOver, time, digests), agencies);
    }

    private SealedSummary seal(
            Scope scope,
            @Nullable Revision before,
            PeriodSummary summary,
            boolean notOver,
            Instant time,
            SortedMap<String, String> digests) {
        SealedSummary previous = before == null ? null : before.of(scope).orElse(null);
        return new SealTerms(
                        scope,
                        before == null ? 1 : before.number() + 1,
                        time.truncatedTo(ChronoUnit.SECONDS),
                        author,
                        reason,
                        notOver,
                        previous == null ? null : previous.digest(),
                        previous == null
                                ? List.of()
                                : Adjustment.between(previous.summary(), Adjustment.json(summary))
                                        .total(),
                        digests)
                .on(summary);
    }
}
