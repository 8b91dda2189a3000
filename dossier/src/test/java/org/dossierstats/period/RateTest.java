package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.dossierstats.dossier.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    private static final Rules RULES = Rules.inZone(ZoneId.of("UTC"));

    /** Carried in: A, and B, which is overdue. Received: C to G, three of them online; resolved C early, D late, E withdrawn late. */
    private final Figures row = Story.of(RULES, """
            2024-04-02T08:00 accepted due=2024-06-06 channel=ONLINE @A
            2024-04-02T08:00 accepted due=2024-05-06 channel=ONLINE @B
            2024-05-02T08:00 accepted due=2024-05-06 channel=ONLINE @C
            2024-05-03T08:00 completed @C
            2024-05-02T08:00 accepted due=2024-05-06 channel=ONLINE @D
            2024-05-07T08:00 completed @D
            2024-05-02T08:00 accepted due=2024-05-06 channel=ONLINE @E
            2024-05-07T08:00 withdrawn @E
            2024-05-02T08:00 accepted channel=POSTAL @F
            2024-05-02T08:00 accepted due=2024-06-06 channel=IN_PERSON @G
            """).summary("2024-05").total();

    @ParameterizedTest
    @CsvSource({
        "online, 3, 5",
        "inPerson, 1, 5",
        "postal, 1, 5",
        "onlineOfAll, 3, 7",
        "completion, 3, 7",
        "resolvedInTime, 1, 3",
        "resolvedLate, 2, 3",
        "inTimeOfAll, 3, 7",
        "lateOfAll, 3, 7",
        "handledInTime, 4, 7"
    })
    void each_has_the_numbers_that_its_definition_says(String name, long part, long of) {
        Rate rate = Rate.all().stream()
                .filter(each -> each.wireName().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(rate.part().of(row)).isEqualTo(part);
        assertThat(rate.of().of(row)).isEqualTo(of);
    }

    @Test
    void the_handling_time_of_what_was_received_leaves_out_what_was_carried_in() {
        Figures may = Story.of(RULES, """
                2024-04-30T08:00 accepted @A
                2024-05-02T08:00 completed @A
                2024-05-06T08:00 accepted @B
                2024-05-07T09:00 completed @B
                2024-05-06T08:00 accepted @C
                2024-05-08T08:00 completed @C
                2024-05-09T08:00 reopened @C
                """).summary("2024-05").total();

        assertThat(may.handled()).isEqualTo(2);
        assertThat(may.handledOfReceived()).isEqualTo(1);
        assertThat(may.handlingSecondsOfReceived())
                .isEqualTo(RULES.calendar()
                        .secondsBetween(
                                java.time.Instant.parse("2024-05-06T08:00:00Z"),
                                java.time.Instant.parse("2024-05-07T09:00:00Z"),
                                RULES.zone()));
    }
}
