package org.dossierstats.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Dates and times as RFC 3339 writes them: a full date, T, a time with seconds, and an offset that must be given. */
final class Rfc3339 {
    private static final int DATE_LENGTH = "2021-06-14".length();
    private static final int SECONDS_END = "2021-06-14T08:12:30".length();
    private static final int OFFSET_LENGTH = "+07:00".length();
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final String text;

    private Rfc3339(String text) {
        this.text = text;
    }

    /** @throws DateTimeException if it is not an RFC 3339 time between 1900 and 2199 in UTC; the message says what is wrong */
    static Instant instant(String text) {
        Rfc3339 reader = new Rfc3339(text);
        LocalDate date = reader.date();
        if (text.length() < SECONDS_END || Character.toUpperCase(text.charAt(DATE_LENGTH)) != 'T') {
            throw wrong(text, "is not a date and time");
        }
        reader.expect(13, ':');
        reader.expect(16, ':');
        int end = SECONDS_END;
        int nanos = 0;
        if (end < text.length() && text.charAt(end) == '.') {
            int digits = ++end;
            int scale = 100_000_000;
            while (end < text.length() && isDigit(text.charAt(end))) {
                nanos += (text.charAt(end++) - '0') * scale;
                scale /= 10;
            }
            if (end == digits || end - digits > 9) {
                throw wrong(text, "has " + (end - digits) + " fraction digits where 1 to 9 are allowed");
            }
        }
        LocalDateTime local = date.atTime(reader.number(11, 13), reader.number(14, 16), reader.number(17, 19), nanos);
        Instant instant = local.toInstant(reader.offset(end));
        reader.limit(instant.atOffset(ZoneOffset.UTC).getYear());
        return instant;
    }

    /** @throws DateTimeException if it is not a date between 1900 and 2199 */
    static LocalDate date(String text) {
        if (text.length() != DATE_LENGTH) {
            throw wrong(text, "is not a date");
        }
        Rfc3339 reader = new Rfc3339(text);
        LocalDate date = reader.date();
        reader.limit(date.getYear());
        return date;
    }

    private LocalDate date() {
        if (text.length() < DATE_LENGTH) {
            throw wrong(text, "is not a date");
        }
        int year = number(0, 4);
        expect(4, '-');
        expect(7, '-');
        return LocalDate.of(year, number(5, 7), number(8, 10));
    }

    private void limit(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw wrong(text, "is outside the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    private ZoneOffset offset(int start) {
        String rest = text.substring(start);
        if (rest.equals("Z") || rest.equals("z")) {
            return ZoneOffset.UTC;
        }
        if (rest.isEmpty()) {
            throw wrong(text, "has no offset from UTC");
        }
        char sign = rest.charAt(0);
        if (rest.length() != OFFSET_LENGTH || (sign != '+' && sign != '-')) {
            throw wrong(text, "has an offset that is neither Z nor +hh:mm");
        }
        expect(start + 3, ':');
        int hours = number(start + 1, start + 3);
        int minutes = number(start + 4, start + 6);
        return sign == '+' ? ZoneOffset.ofHoursMinutes(hours, minutes) : ZoneOffset.ofHoursMinutes(-hours, -minutes);
    }

    private int number(int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (!isDigit(digit)) {
                throw wrong(text, "is not a date or time");
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    private void expect(int place, char expected) {
        if (text.charAt(place) != expected) {
            throw wrong(text, "is not a date or time");
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static DateTimeException wrong(String text, String what) {
        return new DateTimeException("'" + Text.shortened(text) + "' " + what);
    }
}
