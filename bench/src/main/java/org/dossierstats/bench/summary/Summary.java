package org.dossierstats.bench.summary;

import java.util.ArrayList;
import java.util.List;
import org.dossierstats.bench.run.Session;

/**
 * How long a summary of any period takes, all fields, agencies and procedures in it, from a reporter over HTTP; beside DuckDB and
 * PostgreSQL, which are asked for the rows by procedure alone.
 */
public final class Summary {
    private static final List<Long> SIZES = List.of(100_000L, 1_000_000L, 10_000_000L);
    private static final List<Long> SIZES_QUICK = List.of(150_000L);

    private final Session session;

    public Summary(Session session) {
        this.session = session;
    }

    /** Measures and adds its figures; the ratios are those of the largest size. */
    public void measure() throws InterruptedException {
        List<Long> sizes = new ArrayList<>(session.quick() ? SIZES_QUICK : SIZES);
        if (session.sized()) {
            sizes = List.of(session.dossiers());
        }
        for (long size : sizes) {
            boolean largest = size == sizes.get(sizes.size() - 1);
            try (SummarySize measured = new SummarySize(session, size)) {
                measured.measure(largest);
            }
        }
    }
}
