package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dossierstats.dossier.Limit;
import org.dossierstats.dossier.Rules;
import org.dossierstats.settings.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lives of dossiers as offices have them, and what they come to day by day. */
class LifecycleTest {
    private static final Rules VIETNAM = Rulebook.defaults().rules();

    @Test
    void a_transfer_moves_the_stock_from_one_agency_to_the_other_on_that_day() {
        Story story = vietnam("""
                2024-05-02T08:00 accepted due=2024-05-08
                2024-05-06T08:00 forwarded agency=H33
                2024-05-07T08:00 completed
                """);

        story.expect("2024-05-03 H32: carriedIn=1 pending=1");
        story.expect("2024-05-06 H32: carriedIn=1 transferredOut=1 transferredIn=0 pending=0");
        story.expect("2024-05-06 H33: carriedIn=0 received=0 transferredIn=1 pending=1");
        story.expect("2024-05-07 H33: carriedIn=1 resolved=1 early=1 pending=0");
        story.expect("2024-05 H32: received=1 transferredOut=1 resolved=0 pending=0");
        story.expect("2024-05: toHandle=1 resolved=1 pending=0");
    }

    @Test
    void an_overdue_dossier_takes_its_lateness_with_it() {
        Story story = vietnam("""
                2024-05-02T08:00 accepted due=2024-05-03
                2024-05-06T08:00 forwarded agency=H33
                """);

        story.expect("2024-05-05 H32: overdue=1");
        story.expect("2024-05-06 H32: overdue=0");
        story.expect("2024-05-06 H33: overdue=1");
    }

    @Test
    void a_reopening_takes_the_closing_back_on_its_own_day_and_leaves_the_day_of_the_closing_as_it_was() {
        Story story = vietnam("""
                2024-05-02T08:00 accepted due=2024-05-08
                2024-05-06T08:00 completed
                2024-06-03T08:00 reopened due=2024-06-05
                2024-06-06T08:00 completed
                """);

        story.expect("2024-05: received=1 resolved=1 early=1 pending=0");
        story.expect("2024-06-03: carriedIn=0 resolved=-1 early=-1 reopened=1 pending=1");
        story.expect("2024-06-06: carriedIn=1 resolved=1 late=1 pending=0");
        story.expect("2024: toHandle=1 resolved=1 early=0 late=1 reopened=1 pending=0");
    }

    @Test
    void several_pauses_move_the_due_date_each_by_its_own_time() {
        Story story = vietnam("""
                2024-05-06T08:00 accepted due=2024-05-10
                2024-05-07T08:00 supplement-requested
                2024-05-09T08:00 supplement-received
                2024-05-13T08:00 payment-requested
                2024-05-14T08:00 payment-received
                2024-05-15T08:00 completed
                """);

        story.expect("2024-05-13: paused=1 overdue=0");
        story.expect("2024-05-15: resolved=1 onTime=1");
    }

    @Test
    void one_pause_after_the_other_is_one_pause() {
        Story story = vietnam("""
                2024-05-06T08:00 accepted due=2024-05-08
                2024-05-07T08:00 supplement-requested
                2024-05-08T08:00 payment-requested
                2024-05-10T08:00 payment-received
                2024-05-13T08:00 completed
                """);

        story.expect("2024-05-13: resolved=1 onTime=1");
    }

    @Test
    void a_closing_out_of_a_pause_is_judged_by_the_due_date_as_far_as_it_has_moved() {
        vietnam("""
                2024-05-06T08:00 accepted due=2024-05-08
                2024-05-07T08:00 supplement-requested
                2024-05-15T08:00 withdrawn
                """).expect("2024-05-15: resolved=1 withdrawn=1 early=1 late=0");
    }

    @ParameterizedTest
    @CsvSource({
        "supplement-requested, supplement-received",
        "payment-requested,    payment-received",
        "suspended,            resumed"
    })
    void a_forwarding_ends_any_wait_and_its_own_end_may_be_told_of_the_same_instant(String wait, String end) {
        Story forwarded = vietnam("""
                2024-05-06T08:00 accepted due=2024-05-08
                2024-05-07T08:00 %s
                2024-05-10T08:00 forwarded
                2024-05-13T08:00 completed
                """.formatted(wait));
        forwarded.expect("2024-05: resolved=1 onTime=1 ILLEGAL_TRANSITION=0");

        Story both = vietnam("""
                2024-05-06T08:00 accepted due=2024-05-08
                2024-05-07T08:00 %s
                2024-05-10T08:00 forwarded
                2024-05-10T08:00 %s due=2024-05-10
                2024-05-13T08:00 completed
                """.formatted(wait, end));
        both.expect("2024-05: resolved=1 late=1 ILLEGAL_TRANSITION=0");

        vietnam("""
                2024-05-06T08:00 accepted due=2024-05-08
                2024-05-07T08:00 %s
                2024-05-10T08:00 forwarded
                2024-05-10T08:01 %s
                """.formatted(wait, end)).expect("2024-05: ILLEGAL_TRANSITION=1");
    }

    @Test
    void an_extension_granted_in_a_pause_is_moved_only_by_what_rests_of_it() {
        Story story = vietnam("""
                2024-05-06T08:00 accepted due=2024-05-08
                2024-05-07T08:00 suspended
                2024-05-10T08:00 extended due=2024-05-20
                2024-05-14T08:00 resumed
                2024-05-22T08:00 completed
                """);

        story.expect("2024-05-22: resolved=1 onTime=1");
    }

    @Test
    void a_pause_across_tet_moves_the_due_date_by_working_days_only() {
        vietnam("""
                2024-02-05T08:00 accepted due=2024-02-07
                2024-02-06T08:00 supplement-requested
                2024-02-15T08:00 supplement-received
                2024-02-16T08:00 completed
                """).expect("2024-02-16: resolved=1 onTime=1");
    }

    @Test
    void a_correction_reaches_back_to_the_acceptance_and_so_into_past_periods() {
        String events = """
                2024-05-02T08:00 accepted due=2024-05-08
                2024-05-09T08:00 completed
                """;
        vietnam(events).expect("2024-05 H32: received=1 late=1");

        Story corrected = vietnam(events + "2024-07-01T08:00 corrected agency=H40 due=2024-05-10\n");

        corrected.expect("2024-05 H40: received=1 early=1 late=0");
        corrected.expect("2024-05 H32: received=0 resolved=0");
        assertThat(corrected.summary("2024-05").byAgency()).containsOnlyKeys("H40");
    }

    @Test
    void a_withdrawal_ends_the_waiting_but_does_not_undo_a_refusal() {
        vietnam("""
                2024-05-02T08:00 submitted
                2024-05-03T08:00 withdrawn
                """).expect("2024-05-03: waiting=0 refused=0 received=0");
        vietnam("""
                2024-05-02T08:00 refused
                2024-05-03T08:00 withdrawn
                2024-05-06T08:00 refused
                """).expect("2024-05: refused=1 received=0");
    }

    @Test
    void a_voided_dossier_never_was() {
        assertThat(vietnam("""
                        2024-05-02T08:00 accepted due=2024-05-08
                        2024-05-09T08:00 completed
                        2024-07-01T08:00 voided
                        """).summary("2024").total().received()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RESOLVED_BEFORE_ACCEPTED      | 2024-05-01T08:00 completed | 2024-05-02: received=1 resolved=1 pending=0",
                "ILLEGAL_TRANSITION            | 2024-05-01T08:00 forwarded | 2024-05-02: received=1 pending=1",
                "ILLEGAL_TRANSITION            | 2024-05-02T09:00 resumed | 2024-05-02: received=1 pending=1",
                "ILLEGAL_TRANSITION            | 2024-05-02T09:00 reopened | 2024-05-02: received=1 pending=1",
                "ILLEGAL_TRANSITION            | 2024-05-02T09:00 accepted agency=H40 | 2024-05-02 H32: received=1 pending=1",
                "CONFLICTING_EVENTS            | 2024-05-02T08:00 accepted #1 agency=H40 | 2024-05-02: received=1 pending=1"
            })
    void what_breaks_sense_is_counted_where_it_takes_effect_and_the_balance_holds(
            String kind, String event, String figures) {
        Story story = vietnam("2024-05-02T08:00 accepted #1 due=2024-05-08\n" + event + "\n");

        story.expect("2024-05-02: " + kind + "=1");
        story.expect(figures);
    }

    @Test
    void a_completion_without_acceptance_is_not_counted_but_listed() {
        Story story = vietnam("2024-05-02T08:00 completed\n");

        story.expect("2024-05-02: COMPLETED_WITHOUT_ACCEPTANCE=1 ILLEGAL_TRANSITION=0 resolved=0 received=0");
        assertThat(story.dossier().life(VIETNAM).steps()).isEmpty();
    }

    @Test
    void due_before_it_was_accepted_is_late_from_the_first_day() {
        Story story = vietnam("2024-05-06T08:00 accepted due=2024-05-03\n");

        story.expect("2024-05-06: DUE_BEFORE_ACCEPTANCE=1 received=1 pending=1 overdue=1");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T23:59, 2024-02-29, 2024-02",
        "2023-12-31T23:59, 2023-12-31, 2023",
        "2024-12-31T23:59, 2024-12-31, 2024-Q4",
        "2024-03-31T01:30, 2024-03-31, 2024-Q1",
        "2024-10-27T02:30, 2024-10-27, 2024-10"
    })
    void the_last_instant_of_a_period_belongs_to_it_in_every_zone(String time, String day, String period) {
        for (String zone : new String[] {"Asia/Ho_Chi_Minh", "Europe/Amsterdam", "America/New_York"}) {
            Story story = Story.of(Rules.inZone(ZoneId.of(zone)), time + " accepted due=" + day + "\n");

            story.expect(day + ": received=1 pending=1 inTime=1 overdue=0");
            story.expect(period + ": received=1 pending=1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "working-days, 1, 2024-05-02T14:59, 2024-05-03",
        "working-days, 1, 2024-05-02T15:00, 2024-05-03",
        "working-days, 1, 2024-05-02T17:30, 2024-05-03",
        "working-days, 1, 2024-05-03T08:00, 2024-05-04",
        "days, 1, 2024-05-04T08:00, 2024-05-06",
        "working-hours, 8, 2024-05-02T12:00, 2024-05-03",
        "working-hours, 4, 2024-05-02T11:29, 2024-05-03",
        "working-hours, 3, 2024-05-02T11:29, 2024-05-02"
    })
    void a_limit_counts_from_the_acceptance(String unit, int amount, String accepted, String dueDay) {
        Rules.Settings settings = VIETNAM.settings();
        Limit limit = new Limit(
                amount, Limit.Unit.valueOf(unit.toUpperCase(Locale.ROOT).replace('-', '_')));
        Rules rules = new Rules(new Rules.Settings(
                settings.zone(),
                settings.calendar(),
                settings.granularity(),
                settings.basis(),
                settings.pauses(),
                settings.pauseMovesDue(),
                Map.of("1.1", List.of(new Limit.Version(LocalDate.MIN, LocalDate.MAX, limit)))));

        Story story = Story.of(rules, accepted + " accepted\n");

        story.expect(dueDay + ": pending=1 overdue=0");
        story.expect(LocalDate.parse(dueDay).plusDays(1) + ": pending=1 overdue=1");
    }

    @Test
    void where_clocks_are_set_back_across_midnight_no_stock_falls_below_zero() {
        Story story = Story.of(Rules.inZone(ZoneId.of("America/St_Johns")), """
                2010-11-07T02:30:30Z accepted due=2010-11-06
                2010-11-07T02:31:30Z completed
                """);

        story.expect("2010-11-06: received=0 resolved=0 pending=0 overdue=0");
        story.expect("2010-11-07: received=1 resolved=1 late=1 pending=0");
    }

    private static Story vietnam(String events) {
        return Story.of(VIETNAM, events);
    }
}
