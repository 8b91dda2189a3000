package org.dossierstats.reporter.reconcile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.reporter.reconcile.Published.Printed;

/** How the numbers of a report are written. */
enum Numerals {
    /** 3.900 and 6,5. */
    VI('.', ','),
    /** 3,900 and 6.5. */
    EN(',', '.');

    private static final Map<String, Long> WORDS =
            Map.of("nghìn", 1_000L, "ngàn", 1_000L, "triệu", 1_000_000L, "thousand", 1_000L, "million", 1_000_000L);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int MOST_LETTERS = 40;

    private final char thousands;
    private final Pattern number;

    Numerals(char thousands, char decimal) {
        this.thousands = thousands;
        this.number =
                Pattern.compile("(\\d{1,3}(?:" + Pattern.quote(String.valueOf(thousands)) + "\\d{3}){1,4}|\\d{1,15})(?:"
                        + Pattern.quote(String.valueOf(decimal)) + "(\\d{1,6}))?(?:\\s*(\\p{L}+|%))?");
    }

    /**
     * A count, such as 3.900 or 5,65 nghìn, or several with + between them.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    Printed count(String text) {
        Range sum = Range.ZERO;
        for (String part : text.split("\\+", -1)) {
            sum = sum.plus(range(part.strip()));
        }
        return new Printed(text, sum);
    }

    private Range range(String text) {
        Matcher parts = parts(text);
        String word = parts.group(3);
        Long unit = word == null ? Long.valueOf(1) : WORDS.get(word);
        if (unit == null || (unit == 1 && parts.group(2) != null)) {
            throw new IllegalArgumentException("is '" + shortened(text) + "', which is not a whole number");
        }
        BigDecimal value = value(parts);
        BigDecimal half = HALF.movePointLeft(value.scale());
        return unit == 1
                ? Range.of(value.longValueExact())
                : new Range(
                        from(value.subtract(half), unit).max(BigDecimal.ZERO).longValueExact(),
                        from(value.add(half), unit).longValueExact() - 1);
    }

    /** The first whole number at or above so many units. */
    private static BigDecimal from(BigDecimal units, long unit) {
        return units.multiply(BigDecimal.valueOf(unit)).setScale(0, RoundingMode.CEILING);
    }

    /**
     * A ratio or a share, such as 6,5 or 13 %.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    Fraction fraction(String text) {
        Matcher parts = parts(text);
        if (parts.group(3) != null
                && !parts.group(3).equals("%")
                && !parts.group(3).equals("lần")) {
            throw new IllegalArgumentException("is '" + shortened(text) + "' where a number or a percentage is needed");
        }
        return new Fraction(text, value(parts));
    }

    private Matcher parts(String text) {
        Matcher parts = number.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("is '" + shortened(text) + "', which is not a number as "
                    + (this == VI
                            ? "Vietnamese writes it, such as 3.900 or 6,5"
                            : "English writes it, such as 3,900 or 6.5"));
        }
        return parts;
    }

    private BigDecimal value(Matcher parts) {
        String whole = parts.group(1).replace(String.valueOf(thousands), "");
        return new BigDecimal(parts.group(2) == null ? whole : whole + "." + parts.group(2));
    }

    private static String shortened(String text) {
        return text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "…" : text;
    }
}
