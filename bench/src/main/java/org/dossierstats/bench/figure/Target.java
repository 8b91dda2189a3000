package org.dossierstats.bench.figure;

import java.util.Locale;

/** What a figure is to be at least, or at most. */
public record Target(Bound bound, double limit) {
    /** Which side of the limit is good. */
    public enum Bound {
        AT_LEAST,
        AT_MOST
    }

    public static Target atLeast(double limit) {
        return new Target(Bound.AT_LEAST, limit);
    }

    public static Target atMost(double limit) {
        return new Target(Bound.AT_MOST, limit);
    }

    /** Whether this median meets it. */
    public boolean isMetBy(double median) {
        return switch (bound) {
            case AT_LEAST -> median >= limit;
            case AT_MOST -> median <= limit;
        };
    }

    /** Such as ≥ 2.5. */
    public String text() {
        return (bound == Bound.AT_LEAST ? "≥ " : "≤ ") + Numbers.text(limit, Locale.ROOT);
    }
}
