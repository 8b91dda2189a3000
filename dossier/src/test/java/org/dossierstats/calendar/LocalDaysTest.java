package org.dossierstats.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalDaysTest {
    @ParameterizedTest
    @CsvSource({
        // Clocks at 00:01 on the 7th were set back to 23:01 on the 6th.
        "America/St_Johns, 2010-11-07T02:29:59Z, 2010-11-06",
        "America/St_Johns, 2010-11-07T02:30:30Z, 2010-11-07",
        "America/St_Johns, 2010-11-07T02:31:00Z, 2010-11-07",
        "America/St_Johns, 2010-11-07T03:29:59Z, 2010-11-07",
        "America/St_Johns, 2010-11-07T03:30:00Z, 2010-11-07",
        // Clocks at 01:00 were set back to 00:00, within the day.
        "America/Havana, 2023-11-05T04:30:00Z, 2023-11-05",
        "America/Havana, 2023-11-05T05:30:00Z, 2023-11-05",
        // Clocks at midnight were set back to 23:00: no instant before had the new date.
        "America/Asuncion, 2023-03-26T03:00:00Z, 2023-03-25",
        "America/Asuncion, 2023-03-26T04:00:00Z, 2023-03-26",
        "Asia/Ho_Chi_Minh, 2024-05-01T16:59:59.999999999Z, 2024-05-01",
        "Asia/Ho_Chi_Minh, 2024-05-01T17:00:00Z, 2024-05-02",
    })
    void an_instant_belongs_to_one_day(String zone, Instant instant, LocalDate day) {
        assertThat(LocalDate.ofEpochDay(new LocalDays(ZoneId.of(zone)).of(instant)))
                .isEqualTo(day);
    }

    @Test
    void days_never_go_back_in_any_zone() {
        for (String id : ZoneId.getAvailableZoneIds().stream().sorted().toList()) {
            ZoneId zone = ZoneId.of(id);
            LocalDays days = new LocalDays(zone);
            zone.getRules().getTransitions().forEach(transition -> {
                Instant change = transition.getInstant();
                List<Integer> around = List.of(-90_000L, -1L, 0L, 1L, 60L, 3_599L, 3_600L, 7_200L, 90_000L).stream()
                        .map(seconds -> days.of(change.plusSeconds(seconds)))
                        .toList();
                assertThat(around).as("%s %s", id, change).isSorted();
            });
        }
    }
}
