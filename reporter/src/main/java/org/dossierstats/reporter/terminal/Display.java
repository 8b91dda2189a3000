package org.dossierstats.reporter.terminal;

/** Where glances are shown. */
public interface Display {
    /**
     * Shows it, if it says anything new.
     *
     * @return false if nobody can see it any more
     */
    boolean show(Glance glance);
}
