package org.dossierstats.reporter.http;

import java.util.function.Predicate;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.live.LiveSource;
import org.jspecify.annotations.Nullable;

/**
 * The counts of an office, as its board has them.
 *
 * @param office its clock says what day it is
 */
record OfficeCounts(Office office) implements LiveSource {
    @Override
    public @Nullable LiveCounts live(Predicate<String> visible) {
        return office.reporter().live(office.clock(), visible);
    }

    @Override
    public long lag() {
        return office.reporter().lag();
    }
}
