package org.dossierstats.ingest.publish;

import org.dossierstats.dossier.Event;
import org.dossierstats.wire.Decoded.Reason;

/** Is told what becomes of events, on threads that have other things to do: it must be quick. */
public interface Outcomes {
    /** Nobody wants to know. */
    Outcomes UNTOLD = new Outcomes() {
        @Override
        public void acknowledged(Event event, long nanos) {
            // Nobody wants to know.
        }

        @Override
        public void failed() {
            // Nobody wants to know.
        }

        @Override
        public void refused(Reason reason) {
            // Nobody wants to know.
        }
    };

    /**
     * Kafka has an event for good.
     *
     * @param nanos since it was handed over
     */
    void acknowledged(Event event, long nanos);

    /** It is not certain that Kafka has an event. */
    void failed();

    /** What was sent is no event that may be published. */
    void refused(Reason reason);
}
