package org.dossierstats.reporter.reconcile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number with digits behind the point, as it was printed.
 *
 * @param value such as 6.5, or 13 for 13 %
 */
public record Fraction(String text, BigDecimal value) {
    /** Whether this many times a number comes to it when it is rounded to as many digits. */
    boolean isRounded(long times, long numerator, long denominator) {
        return denominator > 0
                && BigDecimal.valueOf(numerator)
                                .multiply(BigDecimal.valueOf(times))
                                .divide(BigDecimal.valueOf(denominator), MathContext.DECIMAL128)
                                .setScale(Math.max(0, value.scale()), RoundingMode.HALF_UP)
                                .compareTo(value)
                        == 0;
    }
}
