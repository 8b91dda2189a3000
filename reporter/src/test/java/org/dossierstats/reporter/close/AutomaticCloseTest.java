package org.dossierstats.reporter.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.LastPeriod;
import org.dossierstats.reporter.CountedOffice;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.close.History.Days;
import org.junit.jupiter.api.Test;

/** What a server closes by itself, how often it tries, and what it tells. */
class AutomaticCloseTest extends ClosingServer {
    @Test
    void a_month_is_sealed_once_when_its_days_have_passed_in_the_zone_of_the_rules() {
        answer = closing -> closing.period().equals(Desk.JUNE)
                ? desk.decide(closing, clock.instant())
                : new Outcome.Unchanged(new Desk().sealed());
        AutomaticClose automatic = closing(3, LastPeriod.MONTH);

        clock.now = Instant.parse("2021-07-03T16:59:59Z");
        automatic.look();
        assertThat(asked).containsExactly("2021-05");
        clock.now = Instant.parse("2021-07-03T17:00:00Z");
        looks(automatic, 100);

        assertThat(asked).containsExactly("2021-05", "2021-06");
        assertThat(desk.seals().history(Desk.JUNE).revisions())
                .singleElement()
                .satisfies(revision -> assertThat(revision.office().author()).isEqualTo("the server"));
        assertThat(told())
                .containsExactly("INFO sealed 2021-06 (calendar, 1 June 2021 to 30 June 2021): "
                        + RevisionText.name(desk.sealed()));
    }

    @Test
    void with_no_day_to_wait_it_is_sealed_on_the_first_day_after_it() {
        clock.now = Instant.parse("2021-06-30T17:00:00Z");
        AutomaticClose automatic = closing(0, LastPeriod.MONTH);

        automatic.look();

        assertThat(told()).singleElement().asString().startsWith("INFO sealed 2021-06 ");
    }

    @Test
    void it_catches_up_on_the_latest_of_each_kind_only() {
        answer = closing -> new Outcome.Unchanged(desk.sealed());
        clock.now = Instant.parse("2024-03-04T00:00:00Z");
        AutomaticClose automatic = closing(3, LastPeriod.values());

        looks(automatic, 3);

        assertThat(asked).containsExactly("2024-02", "2023-Q4", "2023-H2", "2023");
        clock.now = Instant.parse("2024-06-20T00:00:00Z");
        looks(automatic, 3);
        assertThat(asked.subList(4, asked.size()))
                .as("while it looked away, March and April went by")
                .containsExactly("2024-05", "2024-Q1");
        assertThat(told()).isEmpty();
    }

    @Test
    void what_has_changed_is_told_once_and_never_revised() {
        desk.sealed();
        desk.accepted("late", "H1", "1.1");
        AutomaticClose automatic = closing(3, LastPeriod.MONTH);

        looks(automatic, 100);

        assertThat(asked).hasSize(1);
        assertThat(told())
                .containsExactly("WARN 2021-06 (calendar, 1 June 2021 to 30 June 2021) has changed since revision 1,"
                        + " see: dossier-stats reporter diff --period 2021-06 --calendar calendar; revise it with:"
                        + " dossier-stats reporter revise --period 2021-06 --calendar calendar --reason …");
        assertThat(desk.seals().history(Desk.JUNE).revisions()).hasSize(1);
    }

    @Test
    void what_does_not_balance_is_told_once_and_sealed_when_it_does() {
        answer = closing -> new Outcome.Unbalanced(List.of("carried in 0 + received " + asked.size(), "another"));
        AutomaticClose automatic = closing(3, LastPeriod.MONTH);

        looks(automatic, 100);
        assertThat(asked).as("tried at looks 1, 2, 4, 8, 16, 32, 64, 96").hasSize(8);
        answer = closing -> desk.decide(closing, clock.instant());
        looks(automatic, 32);

        assertThat(told()).hasSize(2);
        assertThat(told().get(0))
                .isEqualTo("ERROR 2021-06 (calendar, 1 June 2021 to 30 June 2021) does not balance and is not sealed"
                        + " until it does: carried in 0 + received 1 (and 1 more)");
        assertThat(told().get(1)).startsWith("INFO sealed 2021-06 ");
    }

    @Test
    void what_kafka_does_not_answer_is_tried_again_after_ever_longer_times() {
        List<Integer> tries = new ArrayList<>();
        AutomaticClose automatic = closing(3, LastPeriod.MONTH);
        answer = closing -> {
            throw asked.size() == 2 ? new TimeoutException("no answer") : new ReporterException("not all are counted");
        };

        for (int look = 1; look <= 100; look++) {
            int before = asked.size();
            automatic.look();
            if (asked.size() > before) {
                tries.add(look);
            }
        }

        assertThat(tries).containsExactly(1, 2, 4, 8, 16, 32, 64, 96);
        assertThat(told())
                .hasSize(8)
                .startsWith(
                        "WARN 2021-06 (calendar, 1 June 2021 to 30 June 2021) is not closed yet and is tried again in"
                                + " 1 min: not all are counted",
                        "WARN 2021-06 (calendar, 1 June 2021 to 30 June 2021) is not closed yet and is tried again in"
                                + " 2 min: no answer")
                .endsWith("WARN 2021-06 (calendar, 1 June 2021 to 30 June 2021) is not closed yet and is tried again"
                        + " in 32 min: not all are counted");
    }

    @Test
    void where_nothing_was_ever_sent_nothing_is_sealed() {
        CountedOffice office = new CountedOffice();

        assertThatThrownBy(() -> AutomaticClose.withEvents(office.summary("2021-06")))
                .isInstanceOf(ReporterException.class)
                .hasMessageContaining("no event is dated up to its end");
        office.dossier("1", "Đất đai", Channel.ONLINE, CountedOffice.accepted("2021-05-31", null));
        assertThat(AutomaticClose.withEvents(office.summary("2021-06")).balanced())
                .isTrue();
        assertThatThrownBy(() -> AutomaticClose.withEvents(office.summary("2021-04")))
                .isInstanceOf(ReporterException.class);
    }

    @Test
    void one_kind_that_fails_keeps_no_other_from_being_closed() {
        AutomaticClose automatic = closing(3, LastPeriod.MONTH, LastPeriod.QUARTER);
        answer = closing -> {
            if (closing.period().name().equals("2021-06")) {
                throw new ReporterException("not counted");
            }
            return new Outcome.Unchanged(desk.sealed());
        };

        looks(automatic, 2);

        assertThat(asked).containsExactly("2021-06", "2021-Q2", "2021-06");
    }

    @Test
    void a_chain_that_does_not_hold_ends_its_kind_until_the_next_start() {
        answer = closing -> {
            if (closing.period().name().equals("2021-06")) {
                throw new BrokenChainException(new Days(Desk.JUNE.from(), Desk.JUNE.to()), List.of("a fault"));
            }
            return new Outcome.Unchanged(desk.sealed());
        };
        AutomaticClose automatic = closing(3, LastPeriod.MONTH, LastPeriod.QUARTER);

        looks(automatic, 100);
        clock.now = Instant.parse("2021-10-04T00:00:00Z");
        looks(automatic, 100);

        assertThat(asked).containsExactly("2021-06", "2021-Q2", "2021-Q3");
        assertThat(told().get(0))
                .startsWith("ERROR 2021-06 (calendar, 1 June 2021 to 30 June 2021) is not closed, and no month is until"
                        + " this server is started again: what was sealed of 2021-06-01 to 2021-06-30 does not hold: a"
                        + " fault");
        closing(3, LastPeriod.MONTH).look();
        assertThat(asked).as("started again").hasSize(4).endsWith("2021-09");
    }

    @Test
    void what_is_not_over_where_it_is_counted_is_tried_again_without_a_word() {
        answer = closing -> new Outcome.NotOver(Desk.JUNE.to());
        AutomaticClose automatic = closing(0, LastPeriod.MONTH);

        looks(automatic, 4);

        assertThat(asked).hasSize(3);
        assertThat(told()).isEmpty();
    }

    @Test
    void what_was_never_closed_is_said_when_the_next_is_due() {
        answer = closing -> new Outcome.Unbalanced(List.of("a row"));
        AutomaticClose automatic = closing(3, LastPeriod.MONTH);
        automatic.look();
        answer = closing -> new Outcome.Unchanged(desk.sealed());

        clock.now = Instant.parse("2021-08-04T00:00:00Z");
        looks(automatic, 3);

        assertThat(asked).containsExactly("2021-06", "2021-07");
        assertThat(told().subList(1, told().size()))
                .containsExactly("WARN 2021-06 (calendar, 1 June 2021 to 30 June 2021) was not closed and is not tried"
                        + " again; close it with: dossier-stats reporter close --period 2021-06 --calendar calendar");
    }
}
