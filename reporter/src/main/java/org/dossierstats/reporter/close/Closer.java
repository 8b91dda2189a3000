package org.dossierstats.reporter.close;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.ReporterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes periods and revises them. Any number may be at work at once, on any machines: of several that would seal the same, one does and
 * the others find what it sealed.
 *
 * <p>The order is the safety argument. What was sealed is read first, then everything published until then is counted: so the figures
 * hold at least the events of the latest revision. What is decided by the two is written only while that revision is still the latest
 * ({@link SummariesTopic#append}); else all begins anew.
 */
public final class Closer {
    private static final Logger LOG = LoggerFactory.getLogger(Closer.class);
    private static final int MOST_TRIES = 30;
    private static final long LONGEST_PAUSE_MS = 500;

    private final SummariesTopic topic;
    private final Function<Period, PeriodSummary> counted;
    private final Clock clock;

    /** @param counted gives the summary of everything published until it is asked */
    public Closer(SummariesTopic topic, Function<Period, PeriodSummary> counted, Clock clock) {
        this.topic = topic;
        this.counted = counted;
        this.clock = clock;
    }

    /**
     * Closes or revises.
     *
     * @throws BrokenChainException if what was sealed of the period before does not hold
     * @throws ReporterException if Kafka or the counts do not answer, or others are always faster
     */
    public Outcome seal(Closing closing) {
        for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
            History history = topic.read().soundHistory(closing.period());
            PeriodSummary now = counted.apply(closing.period());
            Outcome outcome = closing.decide(history, now, clock.instant());
            if (!(outcome instanceof Outcome.Sealed sealed)) {
                return outcome;
            }
            if (topic.append(sealed.revision(), seals -> isStill(history, seals.history(closing.period())))) {
                return outcome;
            }
            LOG.debug("another closer came first; looking again");
            pause(attempt);
        }
        throw new ReporterException("others that write to dossier-summaries came first " + MOST_TRIES
                + " times; try again when they are done");
    }

    private static boolean isStill(History before, History now) {
        return now.faults().isEmpty() && digest(now).equals(digest(before));
    }

    private static String digest(History history) {
        return history.latest().map(latest -> latest.office().digest()).orElse("none");
    }

    /** Two that fence each other must not do so in step. */
    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(
                    ThreadLocalRandom.current().nextLong(Math.min(LONGEST_PAUSE_MS, 50L * attempt) + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReporterException("interrupted while closing", e);
        }
    }
}
