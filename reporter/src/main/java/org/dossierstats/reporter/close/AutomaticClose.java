package org.dossierstats.reporter.close;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.ReporterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes periods for a server, so many days after they are over; never revises any. It looks every minute, in a thread of its own, and of
 * each kind of period it catches up on the latest that is due. What comes of it is in the log. Any number of servers may do so at once, as
 * {@link Closer} says.
 *
 * <p>Thread safety: one thread looks; any may close.
 */
public final class AutomaticClose implements AutoCloseable {
    static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticClose.class);
    private static final Duration COUNTING_LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(15);

    /** Waits; interrupted, it ends at once. */
    interface Pause {
        void lasts(Duration time) throws InterruptedException;
    }

    private final List<DueClose> kinds;
    private final Clock clock;
    private final Pause pause;
    private final Thread thread = new Thread(this::run, "automatic-close");
    private volatile boolean closed;

    /** Not begun yet. */
    AutomaticClose(CloseSchedule schedule, DueClose.Sealing sealing, Clock clock, Pause pause) {
        this.kinds = schedule.kinds().stream()
                .map(kind -> new DueClose(kind, schedule, sealing))
                .toList();
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Begins, unless nothing is to be closed, and does not wait for it.
     *
     * @param reporter closed only after this
     * @param clock in the zone of the rules of the office
     */
    public static AutomaticClose start(CloseSchedule schedule, SummariesTopic topic, Reporter reporter, Clock clock) {
        Closer closer = new Closer(
                topic,
                period -> withEvents(reporter.fresh(List.of(period), COUNTING_LIMIT, (counted, total) -> {})
                        .get(0)),
                clock);
        AutomaticClose automatic =
                new AutomaticClose(schedule, closer::seal, clock, time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()));
        if (!schedule.kinds().isEmpty()) {
            LOG.info("periods are closed by this server: {}", schedule);
            automatic.begin();
        }
        return automatic;
    }

    /**
     * Nobody seals by himself that nothing happened where nothing was ever sent.
     *
     * @throws ReporterException if no event is dated up to the end of the period
     */
    static PeriodSummary withEvents(PeriodSummary summary) {
        if (summary.sending().bySource().isEmpty()) {
            throw new ReporterException(
                    "no event is dated up to its end; are the events of the past not imported yet?");
        }
        return summary;
    }

    void begin() {
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, e) ->
                LOG.error("this server closes no more periods until it is started again, because of a bug", e));
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                look();
                pause.lasts(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            LOG.debug("closed");
        }
    }

    /** Closes what is due now. */
    void look() {
        for (DueClose kind : kinds) {
            if (!closed) {
                kind.look(LocalDate.now(clock));
            }
        }
    }

    /** Ends at once, also amid a close: that is sealed whole, or not at all. Closing it again does nothing. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (!hasEnded()) {
                LOG.warn("closing periods did not end within {} s", END_LIMIT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits a while for it. */
    boolean hasEnded() throws InterruptedException {
        thread.join(END_LIMIT.toMillis());
        return !thread.isAlive();
    }
}
