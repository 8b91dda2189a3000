package org.dossierstats.reporter.close;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Instant;
import org.dossierstats.wire.SealTerms.Change;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;
import org.junit.jupiter.api.Test;

/** What comes of closing and revising. */
class ClosingTest {
    private final Desk desk = new Desk().accepted("A", "H1", "1.1").accepted("B", "H2", "1.2");

    @Test
    void a_period_that_is_over_is_sealed_for_the_office_and_each_agency() {
        Revision revision = sealed(desk.close());

        assertThat(revision.number()).isEqualTo(1);
        assertThat(revision.agencies()).containsOnlyKeys("H1", "H2");
        assertThat(revision.office().agencies())
                .containsEntry("H1", agency(revision, "H1").digest())
                .hasSize(2);
        assertThat(revision.office().summary()).isEqualTo(Adjustment.json(desk.june()));
        assertThat(revision.office().sealed()).isEqualTo(Instant.parse("2021-07-01T01:00:00Z"));
        assertThat(revision.office().previous()).isEmpty();
        assertThat(revision.office().early()).isFalse();
        assertThat(received(revision, new Scope("H1"))).isEqualTo(1);
    }

    @Test
    void closed_again_without_a_change_it_stays_as_it_is_though_the_cut_moves_on() {
        Revision revision = sealed(desk.close());
        desk.accepted("of another month", "H1", "1.1").gone("of another month");

        assertThat(((Outcome.Unchanged) desk.close()).latest().office().digest())
                .isEqualTo(revision.office().digest());
        assertThat(desk.revise()).isInstanceOf(Outcome.Unchanged.class);
        assertThat(desk.topic()).hasSize(3);
    }

    @Test
    void a_change_is_told_by_column_and_sealed_only_by_revising() {
        Revision first = sealed(desk.close());
        desk.completed("A");

        Outcome.Changed changed = (Outcome.Changed) desk.close();

        assertThat(changed.latest().office().digest()).isEqualTo(first.office().digest());
        assertThat(changed.adjustment().total())
                .contains(
                        new Change("resolved.total", IntNode.valueOf(0), IntNode.valueOf(1)),
                        new Change("pending.total", IntNode.valueOf(2), IntNode.valueOf(1)))
                .noneMatch(change -> change.figure().startsWith("received"));
        assertThat(changed.adjustment().rows())
                .containsKeys("agency H1", "procedure 1.1")
                .doesNotContainKey("agency H2");
        assertThat(desk.topic()).hasSize(3);

        Revision second = sealed(desk.revise());
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.office().previous()).contains(first.office().digest());
        assertThat(second.office().reason()).contains("late events");
        assertThat(agency(second, "H2").previous()).contains(agency(first, "H2").digest());
        assertThat(desk.seals().history(Desk.JUNE).faults()).isEmpty();
    }

    @Test
    void an_agency_that_has_lost_all_its_figures_is_sealed_with_zeros() {
        sealed(desk.close());
        desk.gone("B").accepted("C", "", "1.1");

        Revision second = sealed(desk.revise());

        assertThat(second.agencies()).containsOnlyKeys("", "H1", "H2");
        assertThat(received(second, new Scope("H2"))).isZero();
        assertThat(agency(second, "").previous()).isEmpty();
        assertThat(desk.seals().history(Desk.JUNE).faults()).isEmpty();

        desk.accepted("D", "H1", "1.1");
        assertThat(sealed(desk.revise()).agencies()).containsOnlyKeys("", "H1", "H2");
        assertThat(desk.seals().history(Desk.JUNE).faults()).isEmpty();
    }

    @Test
    void a_change_that_no_row_of_the_office_shows_is_found_in_the_agencies() {
        sealed(desk.close());
        desk.gone("A").gone("B").accepted("A", "H1", "1.2").accepted("B", "H2", "1.1");

        Outcome.Changed changed = (Outcome.Changed) desk.close();

        assertThat(changed.adjustment().total()).isEmpty();
        assertThat(changed.adjustment().rows())
                .containsKeys("agency H1, procedure 1.1", "agency H1, procedure 1.2", "agency H2, procedure 1.2");
        assertThat(changed.adjustment().rows().values())
                .as("counts only: nothing was completed")
                .allSatisfy(changes -> assertThat(changes)
                        .allMatch(change ->
                                change.before().isInt() && change.after().isInt()));
        assertThat(sealed(desk.revise()).number()).isEqualTo(2);
    }

    @Test
    void a_period_is_over_when_its_last_day_is_in_the_zone_of_the_rules() {
        Instant lastHour = Instant.parse("2021-06-30T16:59:59Z");

        assertThat(desk.decide(Closing.close(Desk.JUNE, "a", false), lastHour))
                .isEqualTo(new Outcome.NotOver(Desk.JUNE.to()));
        assertThat(sealed(desk.decide(Closing.close(Desk.JUNE, "a", true), lastHour))
                        .office()
                        .early())
                .isTrue();
        assertThat(desk.decide(Closing.close(Desk.JUNE, "a", false), lastHour))
                .as("closed early, it is closed")
                .isInstanceOf(Outcome.Unchanged.class);
        desk.completed("A");
        assertThat(desk.decide(Closing.revise(Desk.JUNE, "a", "late", false), lastHour))
                .isInstanceOf(Outcome.NotOver.class);
        assertThat(sealed(desk.decide(Closing.revise(Desk.JUNE, "a", "over", true), lastHour.plusSeconds(1)))
                        .office()
                        .early())
                .isFalse();
    }

    @Test
    void what_was_never_closed_is_not_revised() {
        assertThat(desk.revise()).isEqualTo(new Outcome.NotClosed());
    }

    @Test
    void figures_that_do_not_balance_are_not_sealed() {
        Outcome outcome = Closing.close(Desk.JUNE, "a", true)
                .decide(desk.seals().history(Desk.JUNE), desk.unbalanced(), Desk.JULY);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Unbalanced.class,
                        unbalanced -> assertThat(unbalanced.imbalances().get(0))
                                .startsWith("total: carried in 0 + received "));
    }

    private static SealedSummary agency(Revision revision, String code) {
        return revision.of(new Scope(code)).orElseThrow();
    }

    private static int received(Revision revision, Scope scope) {
        return revision.of(scope)
                .map(SealedSummary::summary)
                .orElseThrow()
                .at("/total/received/total")
                .intValue();
    }

    private static Revision sealed(Outcome outcome) {
        return ((Outcome.Sealed) outcome).revision();
    }
}
