package org.dossierstats.ingest.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dossierstats.dossier.Due;
import org.jspecify.annotations.Nullable;

/**
 * Times as the cells of a file write them: ISO 8601, leniently, or else the first of the patterns that fits.
 *
 * @param zone of times without an offset; of a time that a clock set back shows twice, the first is taken
 */
record Times(ZoneId zone, List<DateTimeFormatter> patterns) {
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[ Tt].*)?");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendValue(ChronoField.YEAR, 4, 4, SignStyle.NEVER)
            .appendPattern("-MM-dd[['T'][' ']HH:mm[:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("][XXX][XX][X]]")
            .toFormatter(Locale.ENGLISH)
            .withChronology(IsoChronology.INSTANCE)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final LocalDateTime AFTERNOON = LocalDateTime.of(2021, 11, 23, 13, 45, 58);
    private static final LocalDateTime NIGHT = LocalDateTime.of(2021, 11, 23, 2, 31, 7);

    Times {
        patterns = List.copyOf(patterns);
    }

    /**
     * The pattern as a strict reader: no 31 February, and {@code y} means the year as everybody expects.
     *
     * @throws IllegalArgumentException if nothing can be read with it; the message says why
     */
    static DateTimeFormatter pattern(String letters, ZoneId zone) {
        DateTimeFormatter pattern = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(withProlepticYear(letters))
                .toFormatter(Locale.ENGLISH)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
        try {
            String afternoon = AFTERNOON.atZone(zone).format(pattern);
            boolean hasTime = !afternoon.equals(NIGHT.atZone(zone).format(pattern));
            TemporalAccessor read = best(pattern, afternoon);
            LocalDate date = LocalDate.from(read);
            boolean sameHour =
                    read instanceof LocalDate ? !hasTime : read.get(ChronoField.HOUR_OF_DAY) == AFTERNOON.getHour();
            if (!date.equals(AFTERNOON.toLocalDate()) || !sameHour) {
                throw new IllegalArgumentException("it does not give a date and an hour of the day");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it does not give a date and an hour of the day", e);
        }
        return pattern;
    }

    /** In strict reading {@code y} is the year of an era and useless without one. */
    private static String withProlepticYear(String letters) {
        StringBuilder changed = new StringBuilder(letters);
        boolean quoted = false;
        for (int i = 0; i < changed.length(); i++) {
            char letter = changed.charAt(i);
            if (letter == '\'') {
                quoted = !quoted;
            } else if (letter == 'y' && !quoted && letters.indexOf('G') < 0) {
                changed.setCharAt(i, 'u');
            }
        }
        return changed.toString();
    }

    /** When something happened; a day alone means its start. */
    Instant instant(String cell) throws UnreadableException {
        TemporalAccessor read = read(cell);
        return read instanceof LocalDate day ? day.atStartOfDay(zone).toInstant() : toInstant(read, cell);
    }

    /** A due date; a day alone means the whole of it. */
    Due due(String cell) throws UnreadableException {
        TemporalAccessor read = read(cell);
        return read instanceof LocalDate day ? new Due.OnDay(day) : new Due.At(toInstant(read, cell));
    }

    private Instant toInstant(TemporalAccessor read, String cell) throws UnreadableException {
        if (read instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        LocalDateTime local = (LocalDateTime) read;
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new UnreadableException(UnreadableException.quoted(cell) + " never was: the clocks of " + zone
                    + " were set forward over it");
        }
        return local.atZone(zone).toInstant();
    }

    private TemporalAccessor read(String cell) throws UnreadableException {
        @Nullable DateTimeException why = null;
        if (ISO_DATE.matcher(cell).matches()) {
            try {
                return best(ISO, cell);
            } catch (DateTimeException e) {
                why = e;
            }
        }
        for (DateTimeFormatter pattern : patterns) {
            try {
                return best(pattern, cell);
            } catch (DateTimeException e) {
                why = why == null || e.getCause() != null ? e : why;
            }
        }
        throw new UnreadableException(UnreadableException.quoted(cell) + " is not a time" + reason(why));
    }

    /** Of a date that fits the form but is impossible, what is wrong with it. */
    private static String reason(@Nullable DateTimeException why) {
        return why == null || why.getCause() == null
                ? " in ISO 8601 or one of the patterns under 'times'"
                : ": " + why.getCause().getMessage();
    }

    /** What the cell has, asked for before it is taken: most have no offset, and failing to get one costs more than all the rest. */
    private static TemporalAccessor best(DateTimeFormatter format, String cell) {
        TemporalAccessor read = format.parse(cell);
        if (read.query(TemporalQueries.localTime()) == null) {
            return LocalDate.from(read);
        }
        return read.query(TemporalQueries.zone()) == null ? LocalDateTime.from(read) : ZonedDateTime.from(read);
    }
}
