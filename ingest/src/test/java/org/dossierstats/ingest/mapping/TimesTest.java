package org.dossierstats.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.dossierstats.dossier.Due;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final ZoneId SAIGON = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2021-06-14T08:12:30+07:00,           2021-06-14T01:12:30Z",
        "2021-06-14t08:12:30z,                2021-06-14T08:12:30Z",
        "2021-06-14 08:12:30Z,                2021-06-14T08:12:30Z",
        "2021-06-14 08:12:30+00,              2021-06-14T08:12:30Z",
        "2021-06-14 08:12:30-0330,            2021-06-14T11:42:30Z",
        "2021-06-14 08:12:30.5+00:00,         2021-06-14T08:12:30.5Z",
        "2021-06-14 08:12:30.123456789+00,    2021-06-14T08:12:30.123456789Z",
        "2021-06-14 08:12,                    2021-06-14T01:12:00Z",
        "2021-06-14T08:12:30,                 2021-06-14T01:12:30Z",
        "2021-06-14T00:00:00,                 2021-06-13T17:00:00Z",
        "2021-06-14,                          2021-06-13T17:00:00Z",
        "2024-02-29,                          2024-02-28T17:00:00Z"
    })
    void iso_8601_is_read_leniently(String cell, Instant expected) throws UnreadableException {
        assertThat(times(SAIGON).instant(cell)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "M/d/yyyy h:mm:ss a,  6/14/2021 8:12:30 PM,       2021-06-14T20:12:30Z",
                "M/d/yyyy h:mm:ss a,  6/14/2021 8:12:30 am,       2021-06-14T08:12:30Z",
                "M/d/yyyy h:mm:ss a,  6/14/2021 12:00:00 AM,      2021-06-14T00:00:00Z",
                "M/d/yyyy h:mm:ss a,  6/14/2021 12:00:00 PM,      2021-06-14T12:00:00Z",
                "M/d/yyyy h:mm:ss a,  06/14/2021 12:59:59 AM,     2021-06-14T00:59:59Z",
                "d/M/yyyy H:mm,       1/12/2021 0:05,             2021-12-01T00:05:00Z",
                "dd.MM.uuuu,          14.06.2021,                 2021-06-14T00:00:00Z",
                "dd-MMM-yy,           14-JUN-21,                  2021-06-14T00:00:00Z",
                "yyyyMMddHHmmss,      20210614081230,             2021-06-14T08:12:30Z",
                "d.M.yyyy 'at' H:mm,  14.6.2021 at 9:30,          2021-06-14T09:30:00Z",
                "d/M/yyyy HH:mm xxx,  14/6/2021 08:12 +07:00,     2021-06-14T01:12:00Z",
                "d/M/yyyy,            2021-06-14 10:00,           2021-06-14T10:00:00Z"
            })
    void a_pattern_is_tried_where_a_time_is_not_iso_8601(String pattern, String cell, Instant expected)
            throws UnreadableException {
        assertThat(times(ZoneId.of("UTC"), pattern).instant(cell)).isEqualTo(expected);
    }

    @Test
    void patterns_are_tried_in_their_order() throws UnreadableException {
        Times times = times(SAIGON, "M/d/yyyy", "d/M/yyyy");

        assertThat(times.due("1/2/2021")).isEqualTo(new Due.OnDay(LocalDate.of(2021, 1, 2)));
        assertThat(times.due("13/2/2021")).isEqualTo(new Due.OnDay(LocalDate.of(2021, 2, 13)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-02-31",
                "2021-02-29 10:00:00",
                "2021-06-14T24:00:00Z",
                "2021-06-14T08:60:00Z",
                "2021-06-14T08:12:30+19:00",
                "2021-06-14T08:12:30.1234567890Z",
                "2021-06-14T08:12:30Z and more",
                "2021-06-1",
                "31/2/2021",
                "14/6/21",
                "14/6/2021 10:00",
                "tomorrow",
                "1623654750"
            })
    void what_is_no_time_is_refused(String cell) {
        assertThatThrownBy(() -> times(SAIGON, "d/M/yyyy").instant(cell))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("'" + cell + "' is not a time");
    }

    @Test
    void an_impossible_date_is_named_as_such() {
        assertThatThrownBy(() -> times(SAIGON, "d/M/yyyy").instant("31/2/2021"))
                .hasMessage("'31/2/2021' is not a time: Invalid date 'FEBRUARY 31'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hh:mm d/M/yyyy", "d/M", "HH:mm", "YYYY-MM-dd", "d/M/yyyy mm", "d/M/yyyy 'at", "bad"})
    void a_pattern_that_does_not_give_a_time_is_refused(String letters) {
        assertThatThrownBy(() -> Times.pattern(letters, SAIGON)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_due_date_is_a_day_or_an_instant() throws UnreadableException {
        assertThat(times(SAIGON).due("2021-06-21")).isEqualTo(new Due.OnDay(LocalDate.of(2021, 6, 21)));
        assertThat(times(SAIGON).due("2021-06-21 17:00")).isEqualTo(new Due.At(Instant.parse("2021-06-21T10:00:00Z")));
    }

    @Test
    void a_time_the_clocks_were_set_forward_over_never_was() throws UnreadableException {
        assertThatThrownBy(() -> times(BERLIN).instant("2021-03-28 02:30:00"))
                .hasMessage("'2021-03-28 02:30:00' never was: the clocks of Europe/Berlin were set forward over it");
        assertThat(times(BERLIN).instant("2021-03-28 02:30:00+01")).isEqualTo(Instant.parse("2021-03-28T01:30:00Z"));
    }

    @Test
    void of_a_time_the_clocks_showed_twice_the_first_is_taken() throws UnreadableException {
        assertThat(times(BERLIN).instant("2021-10-31 02:30:00")).isEqualTo(Instant.parse("2021-10-31T00:30:00Z"));
    }

    private static Times times(ZoneId zone, String... patterns) {
        List<DateTimeFormatter> formats =
                Stream.of(patterns).map(letters -> Times.pattern(letters, zone)).toList();
        return new Times(zone, formats);
    }
}
