package org.dossierstats.ingest.file;

import java.util.List;

/**
 * What is wrong in a file.
 *
 * @param first the first of them, in the order of the lines
 * @param total how many there are, these included
 */
public record Problems(List<Problem> first, long total) {
    /** How many are kept: enough to see what is amiss. */
    static final int KEPT = 20;

    public Problems {
        first = List.copyOf(first);
    }
}
