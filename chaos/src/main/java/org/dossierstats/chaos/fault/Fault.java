package org.dossierstats.chaos.fault;

/** Something that goes wrong, and right again. */
interface Fault {
    /** Brings it about, and lasts as long as it is to last; events are sent meanwhile. */
    void inject(Scene scene) throws InterruptedException;

    /** Ends it, as far as it does not end by itself. */
    default void heal(Scene scene) throws InterruptedException {}
}
