package org.dossierstats.ingest.format.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/**
 * How a cell shows its number.
 *
 * @param kind what the number is
 * @param wholeDigits how many digits at least stand before the point
 * @param decimals how many stand behind it at least
 */
record CellFormat(Kind kind, int wholeDigits, int decimals) {
    /** What a number stands for. */
    enum Kind {
        NUMBER,
        DATE,
        DATE_AND_TIME
    }

    static final CellFormat GENERAL = new CellFormat(Kind.NUMBER, 1, 0);

    private static final Pattern UNSHOWN = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]|(?i)AM/PM|A/P");
    private static final Pattern DIGITS = Pattern.compile("(0{1,30})(?:\\.(0{1,30}))?");

    /** More of a binary number is noise, and spreadsheets do not show it either. */
    private static final MathContext SHOWN_DIGITS = new MathContext(15);

    /**
     * By a format code, such as {@code dd/mm/yyyy hh:mm}.
     *
     * @param code its first section, before a semicolon, is for what is not negative
     */
    static CellFormat of(String code) {
        String shown = UNSHOWN.matcher(code.split(";", 2)[0]).replaceAll("");
        if (shown.equalsIgnoreCase("General")) {
            return GENERAL;
        }
        var digits = DIGITS.matcher(shown);
        if (digits.matches()) {
            return new CellFormat(
                    Kind.NUMBER,
                    digits.group(1).length(),
                    digits.group(2) == null ? 0 : digits.group(2).length());
        }
        boolean time = shown.matches("(?is).*[hs].*");
        boolean date = shown.matches("(?is).*[dy].*") || (!time && shown.matches("(?is).*m.*"));
        return date || time ? new CellFormat(time ? Kind.DATE_AND_TIME : Kind.DATE, 1, 0) : GENERAL;
    }

    /** By the number of a format that has no code in the file. */
    static CellFormat builtIn(int id) {
        if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) {
            return new CellFormat(Kind.DATE, 1, 0);
        }
        if ((id >= 18 && id <= 22) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) {
            return new CellFormat(Kind.DATE_AND_TIME, 1, 0);
        }
        return id == 2 ? new CellFormat(Kind.NUMBER, 1, 2) : GENERAL;
    }

    /** What the cell shows of this number. */
    Cell cell(String raw, boolean from1904) {
        double number;
        try {
            number = Double.parseDouble(raw);
        } catch (NumberFormatException e) {
            return Cell.faulty("is not the number it should be");
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Cell.faulty("is not the number it should be");
        }
        return kind == Kind.NUMBER
                ? Cell.of(digits(new BigDecimal(number)))
                : Serial.cell(number, from1904, kind == Kind.DATE_AND_TIME);
    }

    /** Codes that are kept as numbers have the zeros the format gives them: 007, 1.003550. */
    private String digits(BigDecimal number) {
        BigDecimal shown = number.round(SHOWN_DIGITS).stripTrailingZeros();
        String text = shown.setScale(Math.max(decimals, shown.scale())).toPlainString();
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        return shown.signum() < 0 || whole >= wholeDigits ? text : "0".repeat(wholeDigits - whole) + text;
    }
}
