package org.dossierstats.ingest.file;

import java.util.List;

/**
 * What is wrong in a file.
 *
 * @param first the first of them, in the order they were come upon
 * @param total how many there are, these included
 */
public record Problems(List<Problem> first, long total) {
    public Problems {
        first = List.copyOf(first);
    }
}
