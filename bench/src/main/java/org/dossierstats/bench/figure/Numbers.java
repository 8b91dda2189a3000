package org.dossierstats.bench.figure;

import java.util.Locale;

/** Numbers as they are read best: three digits that count, and thousands apart. */
final class Numbers {
    private static final double WHOLE_FROM = 100;
    private static final double ONE_DIGIT_FROM = 10;
    private static final double TWO_DIGITS_FROM = 1;

    private Numbers() {}

    static String text(double value, Locale locale) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "n/a";
        }
        if (size >= WHOLE_FROM || value == Math.rint(value)) {
            return String.format(locale, "%,.0f", value);
        }
        if (size >= ONE_DIGIT_FROM) {
            return String.format(locale, "%.1f", value);
        }
        return size >= TWO_DIGITS_FROM ? String.format(locale, "%.2f", value) : String.format(locale, "%.3f", value);
    }
}
