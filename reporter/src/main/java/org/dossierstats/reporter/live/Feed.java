package org.dossierstats.reporter.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.dossierstats.reporter.ReporterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the counts follow the events, looked at once a second: a board whose numbers may be old says so. For one thread. */
final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final long BETWEEN_LOOKS_NANOS = Duration.ofSeconds(1).toNanos();

    /** A lag that goes within this time is that of counting as such. */
    private static final long USUAL_NANOS = Duration.ofSeconds(3).toNanos();

    private final LiveSource source;
    private final LongSupplier nanoTime;
    private boolean looked;
    private long lookedAt;
    private long withoutLag;
    private long lag;
    private State state = State.LIVE;

    /** How it is. */
    enum State {
        LIVE,
        /** Events have waited for some seconds to be counted. */
        BEHIND,
        /** The counts are not whole: there is no number to show. */
        REBUILDING,
        /** Kafka does not answer: what is shown may be old. */
        DOWN
    }

    /** @param nanoTime a time that goes on evenly: {@link System#nanoTime} */
    Feed(LiveSource source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
        this.withoutLag = nanoTime.getAsLong();
    }

    /** Looks again, if the last look was some time ago. */
    void look() {
        long now = nanoTime.getAsLong();
        if (looked && now - lookedAt < BETWEEN_LOOKS_NANOS) {
            return;
        }
        looked = true;
        lookedAt = now;
        try {
            lag = source.lag();
            if (lag == 0) {
                withoutLag = now;
            }
            turnTo(now - withoutLag > USUAL_NANOS ? State.BEHIND : State.LIVE);
        } catch (KafkaException | ReporterException e) {
            turnTo(State.DOWN);
            LOG.debug("the end of the events is not known: {}", e.toString());
        }
    }

    private void turnTo(State next) {
        if (next != state) {
            LOG.info("the live board is {}", next.name().toLowerCase(Locale.ROOT));
            state = next;
        }
    }

    /** Writes it into the state of a board. */
    void into(ObjectNode json, boolean isWhole) {
        State shown = isWhole || state == State.DOWN ? state : State.REBUILDING;
        json.putObject("feed")
                .put("status", shown.name().toLowerCase(Locale.ROOT))
                .put("lag", lag);
    }
}
