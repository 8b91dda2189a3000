package org.dossierstats.reporter.access;

import org.dossierstats.access.Admitted;
import org.dossierstats.access.Agencies;

/**
 * Who reads.
 *
 * @param name as logs and lists call them
 * @param agencies whose figures and dossiers they see
 * @param closes whether they may close and revise periods; what is sealed is of the whole office, so they must see all agencies
 */
public record Reader(String name, Agencies agencies, boolean closes) implements Admitted {
    /** Whoever can reach a server that asks for no key. */
    public static final Reader ANYBODY = new Reader("anybody", Agencies.ANY, true);

    public Reader {
        if (closes && !agencies.allowed().isEmpty()) {
            throw new IllegalArgumentException(
                    "what is sealed is of the whole office; a reader bound to agencies closes nothing");
        }
    }

    public Visible visible() {
        return new Visible(agencies);
    }
}
