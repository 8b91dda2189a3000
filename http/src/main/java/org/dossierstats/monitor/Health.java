package org.dossierstats.monitor;

import java.util.List;

/** How a part of a process is. Its answers never wait for anything: whoever asks may ask often, and has little time. */
public interface Health {
    /** Why it cannot do its work now, a sentence each; empty if it can. */
    List<String> unready();

    /** Why it never will again, until the process is started anew; empty if that is not so. */
    default List<String> failures() {
        return List.of();
    }
}
