package org.dossierstats.reporter.close;

import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.dossierstats.period.LastPeriod;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.ReporterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of period that a server closes by itself. It closes the latest that is due, tells once what came of it, and then leaves it
 * alone: a closed period is not counted again at each look. For one thread.
 */
final class DueClose {
    private static final Logger LOG = LoggerFactory.getLogger(AutomaticClose.class);

    /** Closes periods: {@link Closer#seal}. */
    interface Sealing {
        Outcome seal(Closing closing);
    }

    private final LastPeriod kind;
    private final CloseSchedule schedule;
    private final Sealing sealing;
    private @Nullable Period due;
    private boolean closed;
    private boolean broken;
    private boolean toldUnbalanced;
    private Backoff backoff = new Backoff();

    DueClose(LastPeriod kind, CloseSchedule schedule, Sealing sealing) {
        this.kind = kind;
        this.schedule = schedule;
        this.sealing = sealing;
    }

    /**
     * Closes the period that is due, unless it is closed, or was tried a moment ago in vain.
     *
     * @param today in the zone of the office
     */
    void look(LocalDate today) {
        Period now = schedule.due(kind, today);
        if (!now.equals(due)) {
            turnTo(now);
        }
        if (!closed && !broken && !backoff.letsPass()) {
            attempt(now);
        }
    }

    private void turnTo(Period next) {
        if (due != null && !closed) {
            LOG.warn(
                    "{} was not closed and is not tried again; close it with: dossier-stats reporter close {}",
                    RevisionText.name(due),
                    RevisionText.option(due));
        }
        due = next;
        closed = false;
        toldUnbalanced = false;
        backoff = new Backoff();
    }

    private void attempt(Period period) {
        try {
            tell(period, sealing.seal(Closing.close(period, schedule.author(), false)));
        } catch (BrokenChainException e) {
            broken = true;
            LOG.error(
                    "{} is not closed, and no {} is until this server is started again: {}",
                    RevisionText.name(period),
                    CloseSchedule.name(kind),
                    e.getMessage());
        } catch (ReporterException | KafkaException e) {
            later(period, e);
        }
    }

    /** Only the end of the server interrupts; whether it was sealed all the same is found at the next start. */
    private void later(Period period, RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) {
            LOG.debug("the server ends: {}", failure.getMessage());
            return;
        }
        LOG.warn(
                "{} is not closed yet and is tried again in {} min: {}",
                RevisionText.name(period),
                AutomaticClose.BETWEEN_LOOKS.multipliedBy(backoff.failed()).toMinutes(),
                failure.getMessage());
    }

    private void tell(Period period, Outcome outcome) {
        String name = RevisionText.name(period);
        if (outcome instanceof Outcome.Sealed sealed) {
            closed = true;
            LOG.info("sealed {}: {}", name, RevisionText.name(sealed.revision()));
        } else if (outcome instanceof Outcome.Unchanged unchanged) {
            closed = true;
            LOG.debug("{} is closed and unchanged: {}", name, RevisionText.name(unchanged.latest()));
        } else if (outcome instanceof Outcome.Changed changed) {
            closed = true;
            tellChanged(period, changed);
        } else if (outcome instanceof Outcome.Unbalanced unbalanced) {
            tellUnbalanced(name, unbalanced.imbalances());
        } else if (outcome instanceof Outcome.NotOver notOver) {
            LOG.debug("{} is not over before the end of {} where it is counted", name, notOver.lastDay());
            backoff.failed();
        } else {
            throw new IllegalStateException("closing " + name + " came to " + outcome);
        }
    }

    private static void tellChanged(Period period, Outcome.Changed changed) {
        String option = RevisionText.option(period);
        LOG.warn(
                "{} has changed since revision {}, see: dossier-stats reporter diff {}; revise it with: dossier-stats"
                        + " reporter revise {} --reason …",
                RevisionText.name(period),
                changed.latest().number(),
                option,
                option);
    }

    private void tellUnbalanced(String name, List<String> imbalances) {
        backoff.failed();
        if (!toldUnbalanced) {
            toldUnbalanced = true;
            LOG.error(
                    "{} does not balance and is not sealed until it does: {}{}",
                    name,
                    imbalances.get(0),
                    imbalances.size() > 1 ? " (and " + (imbalances.size() - 1) + " more)" : "");
        }
    }
}
