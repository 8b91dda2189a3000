package org.dossierstats.reporter.reconcile;

/**
 * What was found of something that must hold.
 *
 * @param what such as received.total = resolved.total + pending.total
 * @param detail the numbers; may be blank
 */
public record Finding(String what, Outcome outcome, String detail) {
    /** Whether it holds. */
    public enum Outcome {
        HOLDS,
        /** The numbers were rounded, or not all are given; there are some with which it holds. */
        CAN_HOLD,
        FAILS,
        /** Too little is given to say anything. */
        UNKNOWN
    }
}
