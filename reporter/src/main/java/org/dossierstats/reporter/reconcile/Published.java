package org.dossierstats.reporter.reconcile;

import java.util.List;
import java.util.Map;
import org.dossierstats.period.Period;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was published.
 *
 * @param name what it is of, such as a unit or a period
 * @param period null if it is not told
 * @param isTotal whether its figures are the sums of those of the reports before it
 * @param figures those that were published; any other is not known
 * @param claims what else it says of its figures
 */
public record Published(
        String name, @Nullable Period period, boolean isTotal, Map<Column, Printed> figures, List<Claim> claims) {

    /**
     * A number as it was printed.
     *
     * @param range what it can have been before it was rounded
     */
    public record Printed(String text, Range range) {}

    /**
     * Something a report says of a figure; what it does not say is null.
     *
     * @param increase by how much it is more than a year before
     * @param times how many times it is what it was a year before, as the increase has it
     * @param share in percent of the column {@code in}
     */
    public record Claim(
            Column of,
            @Nullable Printed increase,
            @Nullable Fraction times,
            @Nullable Column in,
            @Nullable Fraction share) {}

    /** What the figure can be; null if it was not published. */
    @Nullable
    Range range(Column column) {
        Printed printed = figures.get(column);
        return printed == null ? null : printed.range();
    }
}
