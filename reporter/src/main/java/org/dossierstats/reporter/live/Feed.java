package org.dossierstats.reporter.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.dossierstats.reporter.ReporterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the counts follow the events, looked at once a second: a board whose numbers may be old says so, also while a look gets no answer.
 *
 * <p>Thread safety: one thread looks; others ask what it found.
 */
public final class Feed {
    /** Between two looks. */
    public static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    /** A lag that goes within this time is that of counting as such. */
    private static final long USUAL_NANOS = Duration.ofSeconds(3).toNanos();

    /** A look that takes longer has no answer. */
    private static final long LONGEST_LOOK_NANOS = Duration.ofSeconds(5).toNanos();

    private final LiveSource source;
    private final LongSupplier nanoTime;
    private long withoutLag;
    private volatile Look last;

    /** How it is. */
    public enum State {
        LIVE,
        /** Events have waited for some seconds to be counted. */
        BEHIND,
        /** The counts are not whole: there is no number to show. */
        REBUILDING,
        /** Kafka does not answer: what is shown may be old. */
        DOWN
    }

    private record Look(long at, State state, long lag) {}

    /**
     * What a board says of it.
     *
     * @param lag the records that were not counted when there was last an answer
     */
    public record Shown(State state, long lag) {}

    /** @param nanoTime a time that goes on evenly: {@link System#nanoTime} */
    public Feed(LiveSource source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
        this.withoutLag = nanoTime.getAsLong();
        this.last = new Look(withoutLag, State.LIVE, 0);
    }

    /** Looks again. */
    public void look() {
        Look before = last;
        long lag = before.lag();
        State state = State.DOWN;
        try {
            lag = source.lag();
            long now = nanoTime.getAsLong();
            withoutLag = lag == 0 ? now : withoutLag;
            state = now - withoutLag > USUAL_NANOS ? State.BEHIND : State.LIVE;
        } catch (KafkaException | ReporterException e) {
            LOG.debug("the end of the events is not known: {}", e.toString());
        }
        last = new Look(nanoTime.getAsLong(), state, lag);
        if (state != before.state()) {
            LOG.info("the live board is {}", name(state));
        }
    }

    /** How it is now. */
    public Shown shown(boolean isWhole) {
        Look look = last;
        boolean hasNoAnswer = nanoTime.getAsLong() - look.at() > LONGEST_LOOK_NANOS;
        State state = hasNoAnswer ? State.DOWN : look.state();
        return new Shown(isWhole || state == State.DOWN ? state : State.REBUILDING, look.lag());
    }

    /** Writes it into the state of a board. */
    void into(ObjectNode json, boolean isWhole) {
        Shown shown = shown(isWhole);
        json.putObject("feed").put("status", name(shown.state())).put("lag", shown.lag());
    }

    private static String name(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
