package org.dossierstats.chaos.check;

import java.util.ArrayList;
import java.util.List;

/** What readers have found. Thread-safe. */
public final class Findings {
    private final List<String> faults = new ArrayList<>();
    private long cuts;

    synchronized void looked() {
        cuts++;
    }

    synchronized void unbalanced(String what) {
        faults.add(what);
    }

    /** How many cuts were looked at since this was asked last. */
    public synchronized long takeCuts() {
        long taken = cuts;
        cuts = 0;
        return taken;
    }

    /** What was wrong with them, since this was asked last. */
    public synchronized List<String> takeFaults() {
        List<String> taken = List.copyOf(faults);
        faults.clear();
        return taken;
    }
}
