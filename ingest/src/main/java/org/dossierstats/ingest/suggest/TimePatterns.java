package org.dossierstats.ingest.suggest;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How the times of some columns are written.
 *
 * @param needed patterns for those that are not ISO 8601
 * @param ambiguous whether day and month could as well be the other way round
 */
record TimePatterns(List<String> needed, boolean ambiguous) {
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[ Tt]\\d{2}:\\d{2}.*)?");
    private static final Pattern DIGITS = Pattern.compile("\\d{8}|\\d{14}");
    private static final Pattern NAMED_TIME = Pattern.compile(".*(?:ngay|thoi|date|time|when).*");
    private static final List<String> HOURS = List.of("", " H:mm:ss", " H:mm", " h:mm:ss a", " h:mm a");
    private static final Map<String, DateTimeFormatter> FORMATS = formats();

    private static Map<String, DateTimeFormatter> formats() {
        Map<String, DateTimeFormatter> formats = new LinkedHashMap<>();
        for (String day : List.of("d/M/yyyy", "M/d/yyyy", "d-M-yyyy", "M-d-yyyy", "d.M.yyyy", "yyyy/M/d")) {
            HOURS.forEach(hours -> formats.put(day + hours, format(day + hours)));
        }
        for (String other : List.of("H:mm d/M/yyyy", "H:mm:ss d/M/yyyy", "yyyyMMddHHmmss", "yyyyMMdd")) {
            formats.put(other, format(other));
        }
        return formats;
    }

    private static DateTimeFormatter format(String letters) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(letters.replace('y', 'u'))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Whether every cell of the column is a time. */
    static boolean isTime(Column column) {
        if (column.cells().isEmpty()) {
            return Words.time(column.key()) != null;
        }
        boolean digits =
                column.cells().stream().allMatch(cell -> DIGITS.matcher(cell).matches());
        boolean named = Words.time(column.key()) != null
                || NAMED_TIME.matcher(column.key()).matches();
        return (!digits || named) && column.cells().stream().allMatch(TimePatterns::isTime);
    }

    private static boolean isTime(String cell) {
        return ISO.matcher(cell).matches() || FORMATS.keySet().stream().anyMatch(pattern -> fits(pattern, cell));
    }

    private static boolean fits(String pattern, String cell) {
        try {
            Objects.requireNonNull(FORMATS.get(pattern)).parse(cell);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Of these columns together: nobody writes the day first in one and the month in another. */
    static TimePatterns of(List<Column> columns) {
        List<String> cells = columns.stream()
                .flatMap(column -> column.cells().stream())
                .filter(cell -> !ISO.matcher(cell).matches())
                .distinct()
                .toList();
        boolean dayFirst = cells.stream().allMatch(cell -> fitsAny("M", cell));
        boolean monthFirst = cells.stream().allMatch(cell -> fitsAny("d", cell));
        String left = dayFirst ? "M" : "d";
        List<String> needed = FORMATS.keySet().stream()
                .filter(pattern -> !pattern.startsWith(left))
                .filter(pattern -> cells.stream().anyMatch(cell -> fits(pattern, cell)))
                .toList();
        boolean either = dayFirst && monthFirst && needed.stream().anyMatch(pattern -> pattern.startsWith("d"));
        return new TimePatterns(needed, either);
    }

    /** Some pattern but those that begin so. */
    private static boolean fitsAny(String but, String cell) {
        return FORMATS.keySet().stream().anyMatch(pattern -> !pattern.startsWith(but) && fits(pattern, cell));
    }
}
