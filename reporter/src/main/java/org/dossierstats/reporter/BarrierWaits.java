package org.dossierstats.reporter;

import java.time.Duration;

/** Is told how waits at the snapshot barrier ended. */
@FunctionalInterface
public interface BarrierWaits {
    void ended(Outcome outcome, Duration waited);

    /** How. */
    enum Outcome {
        /** Everything was counted. */
        REACHED,
        /** It was not within the limit. */
        TIMED_OUT,
        /** Kafka did not answer, or the counts cannot be read. */
        FAILED
    }
}
