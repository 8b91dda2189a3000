package org.dossierstats.reporter.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Collator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.period.Period;

/** How numbers and days are written, and names are sorted. */
public enum Language {
    EN("en", Locale.ROOT, ',', '.', "yyyy-MM-dd"),
    VI("vi", Locale.forLanguageTag("vi-VN"), '.', ',', "dd/MM/yyyy");

    private static final int SHARE_DIGITS = 2;
    private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?:-(\\d\\d|Q[1-4]|H[12]|9M))?");

    private final String tag;
    private final Locale locale;
    private final char thousands;
    private final char decimal;
    private final DateTimeFormatter day;

    Language(String tag, Locale locale, char thousands, char decimal, String day) {
        this.tag = tag;
        this.locale = locale;
        this.thousands = thousands;
        this.decimal = decimal;
        this.day = DateTimeFormatter.ofPattern(day, Locale.ROOT);
    }

    private DecimalFormat format(String pattern) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(thousands);
        symbols.setDecimalSeparator(decimal);
        return new DecimalFormat(pattern, symbols);
    }

    /** As layouts and HTML name it. */
    public String tag() {
        return tag;
    }

    /** Such as 3.903 in Vietnamese. */
    public String number(long number) {
        return format("#,##0").format(number);
    }

    /** In percent with two digits, such as 12,96 %; of nothing there is no share: –. */
    public String share(long numerator, long denominator) {
        if (denominator == 0) {
            return "–";
        }
        BigDecimal hundredths = BigDecimal.valueOf(numerator)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(denominator), SHARE_DIGITS, RoundingMode.HALF_UP);
        return format("#,##0.00").format(hundredths) + " %";
    }

    /** With two digits, such as 6,49; of nothing there is none: –. */
    public String quotient(long numerator, long denominator) {
        return denominator <= 0
                ? "–"
                : format("#,##0.00")
                        .format(BigDecimal.valueOf(numerator)
                                .divide(BigDecimal.valueOf(denominator), SHARE_DIGITS, RoundingMode.HALF_UP));
    }

    public String day(LocalDate date) {
        return day.format(date);
    }

    /** What the program itself says on a form. */
    String say(String key, Object... parts) {
        String words = ResourceBundle.getBundle("org.dossierstats.reporter.form.words-" + tag, Locale.ROOT)
                .getString(key);
        return parts.length == 0 ? words : new MessageFormat(words, Locale.ROOT).format(parts);
    }

    /** What a period is called, such as Quý II/2021; one of other days by its days. */
    public String period(Period period) {
        Matcher name = PERIOD.matcher(period.name());
        if (!name.matches()) {
            return day(period.from()) + " – " + day(period.to());
        }
        String part = name.group(2);
        if (part == null) {
            return say("period.year", name.group(1));
        }
        return Character.isDigit(part.charAt(0)) && part.length() == 2 && !part.equals("9M")
                ? say("period.month", part, name.group(1))
                : say("period." + part, name.group(1));
    }

    /** In the order of its alphabet; in Vietnamese Đ follows D. */
    public Comparator<String> order() {
        Collator collator = Collator.getInstance(locale);
        Comparator<String> byAlphabet = collator::compare;
        return byAlphabet.thenComparing(Comparator.naturalOrder());
    }
}
