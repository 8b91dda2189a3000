package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    @ParameterizedTest
    @CsvSource({
        "2021-06-14T08:12:30Z,                2021-06-14T08:12:30Z",
        "2021-06-14t08:12:30z,                2021-06-14T08:12:30Z",
        "2021-06-14T08:12:30+07:00,           2021-06-14T01:12:30Z",
        "2021-06-14T08:12:30-03:30,           2021-06-14T11:42:30Z",
        "2021-06-14T08:12:30+00:00,           2021-06-14T08:12:30Z",
        "2021-06-14T08:12:30-00:00,           2021-06-14T08:12:30Z",
        "2021-06-14T08:12:30-00:30,           2021-06-14T08:42:30Z",
        "2021-06-14T08:12:30+18:00,           2021-06-13T14:12:30Z",
        "2021-06-14T00:00:00Z,                2021-06-14T00:00:00Z",
        "2021-06-14T23:59:59.999999999Z,      2021-06-14T23:59:59.999999999Z",
        "2021-06-14T08:12:30.5Z,              2021-06-14T08:12:30.5Z",
        "2021-06-14T08:12:30.050+07:00,       2021-06-14T01:12:30.05Z",
        "2021-06-14T08:12:30.123456789Z,      2021-06-14T08:12:30.123456789Z",
        "2024-02-29T12:00:00Z,                2024-02-29T12:00:00Z",
        "1900-01-01T00:00:00Z,                1900-01-01T00:00:00Z",
        "2199-12-31T23:59:59Z,                2199-12-31T23:59:59Z"
    })
    void a_time_is_read(String text, Instant expected) {
        assertThat(Rfc3339.instant(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2021-06-14T08:12:30            | '2021-06-14T08:12:30' has no offset from UTC",
                "2021-06-14T08:12:30.5          | '2021-06-14T08:12:30.5' has no offset from UTC",
                "2021-06-14T08:12:30+07         | '2021-06-14T08:12:30+07' has an offset that is neither Z nor +hh:mm",
                "2021-06-14T08:12:30+0700       | '2021-06-14T08:12:30+0700' has an offset that is neither Z nor +hh:mm",
                "2021-06-14T08:12:30 07:00      | '2021-06-14T08:12:30 07:00' has an offset that is neither Z nor +hh:mm",
                "2021-06-14T08:12:30Zulu        | '2021-06-14T08:12:30Zulu' has an offset that is neither Z nor +hh:mm",
                "2021-06-14T08:12:30+07-00      | '2021-06-14T08:12:30+07-00' is not a date or time",
                "2021-06-14T08:12:30+0x:00      | '2021-06-14T08:12:30+0x:00' is not a date or time",
                "2021-06-14T08:12:30+19:00      | Zone offset hours not in valid range: value 19 is not in the range -18 to 18",
                "2021-06-14T08:12:30+07:60      | Zone offset minutes not in valid range: value 60 is not in the range -59 to 59",
                "2021-06-14T24:00:00Z           | Invalid value for HourOfDay (valid values 0 - 23): 24",
                "2021-06-14T08:60:00Z           | Invalid value for MinuteOfHour (valid values 0 - 59): 60",
                "2016-12-31T23:59:60Z           | Invalid value for SecondOfMinute (valid values 0 - 59): 60",
                "2021-06-14T08:12:30.Z          | '2021-06-14T08:12:30.Z' has 0 fraction digits where 1 to 9 are allowed",
                "2021-06-14T08:12:30.1234567890Z| '2021-06-14T08:12:30.1234567890Z' has 10 fraction digits where 1 to 9 are allowed",
                "2021-06-14T08:12:30,5Z         | '2021-06-14T08:12:30,5Z' has an offset that is neither Z nor +hh:mm",
                "2021-06-14 08:12:30Z           | '2021-06-14 08:12:30Z' is not a date and time",
                "2021-06-14T08:12Z              | '2021-06-14T08:12Z' is not a date and time",
                "2021-06-14T8:12:30Z            | '2021-06-14T8:12:30Z' is not a date or time",
                "2021-06-14T08.12.30Z           | '2021-06-14T08.12.30Z' is not a date or time",
                "2021-06-14                     | '2021-06-14' is not a date and time",
                "2021/06/14T08:12:30Z           | '2021/06/14T08:12:30Z' is not a date or time",
                "2021-6-14T08:12:30Z            | '2021-6-14T08:12:30Z' is not a date or time",
                "２０２１-06-14T08:12:30Z        | '２０２１-06-14T08:12:30Z' is not a date or time",
                "-021-06-14T08:12:30Z           | '-021-06-14T08:12:30Z' is not a date or time",
                "2021-02-30T08:12:30Z           | Invalid date 'FEBRUARY 30'",
                "2021-13-01T08:12:30Z           | Invalid value for MonthOfYear (valid values 1 - 12): 13",
                "1899-12-31T23:59:59Z           | '1899-12-31T23:59:59Z' is outside the years 1900 to 2199",
                "2200-01-01T00:00:00Z           | '2200-01-01T00:00:00Z' is outside the years 1900 to 2199",
                "tomorrow                       | 'tomorrow' is not a date",
                "\"\"                           | '' is not a date",
            })
    void what_is_no_time_is_refused(String text, String reason) {
        assertThatThrownBy(() -> Rfc3339.instant(text))
                .isInstanceOf(DateTimeException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1900-01-01T00:00:00+07:00",
                "1899-12-31T23:59:59.999999999-00:01",
                "2199-12-31T23:59:59-07:00",
                "2200-01-01T06:59:59+07:00"
            })
    void the_years_are_those_in_utc_so_that_a_time_taken_is_taken_again_when_written_in_utc(String text) {
        assertThat(taken(text)).isEqualTo(taken(withoutRange(text).toString()));
    }

    @Test
    void a_date_is_read() {
        assertThat(Rfc3339.date("2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2021-6-21   | '2021-6-21' is not a date",
                "2021-06-21Z | '2021-06-21Z' is not a date",
                "20210621    | '20210621' is not a date",
                "21/06/2021  | '21/06/2021' is not a date or time",
                "2021-02-29  | Invalid date 'February 29' as '2021' is not a leap year",
                "2021-00-10  | Invalid value for MonthOfYear (valid values 1 - 12): 0",
                "1899-12-31  | '1899-12-31' is outside the years 1900 to 2199",
                "2200-01-01  | '2200-01-01' is outside the years 1900 to 2199",
                "0000-01-01  | '0000-01-01' is outside the years 1900 to 2199",
            })
    void what_is_no_date_is_refused(String text, String reason) {
        assertThatThrownBy(() -> Rfc3339.date(text))
                .isInstanceOf(DateTimeException.class)
                .hasMessage(reason);
    }

    private static boolean taken(String text) {
        try {
            Rfc3339.instant(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant withoutRange(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
