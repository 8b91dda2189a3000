package org.dossierstats.bench.summary;

import org.dossierstats.bench.run.Session;

/** Stub. */
public final class Summary {
    private final Session session;

    public Summary(Session session) {
        this.session = session;
    }

    /** Stub. */
    public void measure() {
        session.tell("summary");
    }
}
