package org.dossierstats.bench.figure;

import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param section what it belongs to, such as rebuild
 * @param name what it is, unique in the section
 * @param unit such as events/s
 * @param target null if there is none
 */
public record Figure(
        String section,
        String name,
        String unit,
        Spread spread,
        @Nullable Target target) {
    /** In a table. */
    public String met() {
        if (target == null) {
            return "–";
        }
        return target.isMetBy(spread.median()) ? "yes" : "no";
    }
}
