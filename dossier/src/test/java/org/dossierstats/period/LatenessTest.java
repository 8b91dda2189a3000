package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.dossierstats.dossier.Basis;
import org.dossierstats.dossier.Granularity;
import org.dossierstats.dossier.Rules;
import org.dossierstats.settings.Rulebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Since when and for how long a dossier is overdue. */
class LatenessTest {
    private static final Rules VIETNAM = Rulebook.defaults().rules();

    @ParameterizedTest
    @CsvSource({
        "2024-05-01,           ,",
        "2024-05-02, 2024-05-06,",
        "2024-05-06, 2024-05-06,",
        "2024-05-07, 2024-05-06, 1",
        "2024-05-13, 2024-05-06, 7",
        "2025-05-06, 2024-05-06, 365"
    })
    void every_day_after_the_due_day_counts_worked_or_not(
            String day, @Nullable String due, @Nullable Integer daysOverdue) {
        assertLateness("2024-05-02T08:00 accepted due=2024-05-06", VIETNAM, day, due, daysOverdue);
    }

    @ParameterizedTest
    @CsvSource({"2024-05-07, 2024-05-06, 1", "2024-05-08, 2024-05-10,", "2024-05-12, 2024-05-10, 2"})
    void an_extension_moves_it_from_its_own_day_on(String day, String due, @Nullable Integer daysOverdue) {
        assertLateness("""
                2024-05-02T08:00 accepted due=2024-05-06
                2024-05-08T08:00 extended due=2024-05-10
                """, VIETNAM, day, due, daysOverdue);
    }

    @Test
    void by_the_original_due_date_an_extension_moves_nothing() {
        assertLateness("""
                2024-05-02T08:00 accepted due=2024-05-06
                2024-05-08T08:00 extended due=2024-05-10
                """, rules(Granularity.DATE, Basis.ORIGINAL), "2024-05-12", "2024-05-06", 6);
    }

    /** From Friday 10 to Tuesday 14 May two working days: what was due on Wednesday 8 is due on Friday 10. */
    @ParameterizedTest
    @CsvSource({
        "2024-05-09, 2024-05-08, 1",
        "2024-05-10, 2024-05-08,",
        "2024-05-13, 2024-05-08,",
        "2024-05-14, 2024-05-10, 4"
    })
    void nothing_is_overdue_while_the_clock_rests_and_then_the_due_date_has_moved(
            String day, String due, @Nullable Integer daysOverdue) {
        assertLateness("""
                2024-05-06T08:00 accepted due=2024-05-08
                2024-05-10T08:00 suspended
                2024-05-14T08:00 resumed
                """, VIETNAM, day, due, daysOverdue);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-08, 2024-05-06, 2",
        "2024-05-09, 2024-05-06, 3",
        "2024-05-31, 2024-05-06, 3",
        "2024-06-03, 2024-06-05,",
        "2024-06-04, 2024-06-05,"
    })
    void a_closed_one_is_as_late_as_its_last_closing_was(String day, String due, @Nullable Integer daysOverdue) {
        assertLateness("""
                2024-05-02T08:00 accepted due=2024-05-06
                2024-05-09T08:00 completed
                2024-05-20T08:00 returned
                2024-06-03T08:00 reopened due=2024-06-05
                2024-06-04T08:00 completed
                """, VIETNAM, day, due, daysOverdue);
    }

    @ParameterizedTest
    @CsvSource({"DATE, 2024-05-06,", "HALF_DAY, 2024-05-06, 0", "INSTANT, 2024-05-06, 0"})
    void where_the_time_of_day_counts_the_due_day_itself_is_day_0(
            Granularity granularity, String due, @Nullable Integer daysOverdue) {
        Rules rules = rules(granularity, Basis.CURRENT);
        String pending = "2024-05-02T08:00 accepted due=2024-05-06T10:00";

        assertLateness(pending, rules, "2024-05-06", due, daysOverdue);
        assertLateness(pending, rules, "2024-05-07", due, 1);
        assertLateness(pending + "\n2024-05-06T10:01 completed", rules, "2024-05-31", due, daysOverdue);
    }

    @Test
    void without_a_due_date_or_an_acceptance_there_is_nothing_to_tell() {
        assertThat(lateness("2024-05-02T08:00 accepted", VIETNAM, "2024-06-01")).isEqualTo(Lateness.NONE);
        assertThat(lateness("2024-05-02T08:00 submitted", VIETNAM, "2024-06-01"))
                .isEqualTo(Lateness.NONE);
        assertThat(lateness("""
                2024-05-02T08:00 accepted due=2024-05-06
                2024-05-20T08:00 voided
                """, VIETNAM, "2024-06-01")).isEqualTo(Lateness.NONE);
    }

    private static void assertLateness(
            String events, Rules rules, String day, @Nullable String due, @Nullable Integer daysOverdue) {
        assertThat(lateness(events, rules, day))
                .isEqualTo(new Lateness(due == null ? null : LocalDate.parse(due), daysOverdue));
    }

    private static Lateness lateness(String events, Rules rules, String day) {
        return Lateness.atEndOf(
                (int) LocalDate.parse(day).toEpochDay(),
                Story.of(rules, events).dossier().life(rules),
                rules);
    }

    private static Rules rules(Granularity granularity, Basis basis) {
        Rules.Settings vietnam = VIETNAM.settings();
        return new Rules(new Rules.Settings(
                vietnam.zone(),
                vietnam.calendar(),
                granularity,
                basis,
                vietnam.pauses(),
                vietnam.pauseMovesDue(),
                vietnam.limits()));
    }
}
