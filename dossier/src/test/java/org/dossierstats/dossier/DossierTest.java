package org.dossierstats.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DossierTest {
    private static final Event SUBMITTED = event("1", 0, new Change.Submitted(Amendment.NONE));
    private static final Event ACCEPTED =
            event("2", 60, new Change.Accepted(new Attributes("H32", "1.1", "F", Channel.ONLINE), null));
    private static final Event COMPLETED = event("3", 120, new Change.Completed());
    private static final Event RETURNED = event("4", 180, new Change.Returned());

    @Test
    void any_order_of_arrival_gives_the_same_dossier() {
        List<Event> events = new ArrayList<>(List.of(SUBMITTED, ACCEPTED, COMPLETED, RETURNED));
        List<Event> expected = List.copyOf(events);

        for (int i = 0; i < 200; i++) {
            Collections.shuffle(events, new Random(i));
            assertThat(Dossier.of(events).events()).as("seed %d", i).isEqualTo(expected);
        }
    }

    @Test
    void an_event_seen_again_changes_nothing_at_all() {
        Dossier dossier = Dossier.of(List.of(ACCEPTED, COMPLETED));

        assertThat(dossier.with(ACCEPTED)).isSameAs(dossier);
        assertThat(dossier.with(COMPLETED)).isSameAs(dossier);
        assertThat(dossier.withAhead(COMPLETED).withAhead(COMPLETED))
                .returns(dossier.events(), Dossier::events)
                .returns(true, ahead -> ahead.cameAhead(COMPLETED))
                .returns(false, ahead -> ahead.cameAhead(ACCEPTED));
    }

    @Test
    void of_two_events_with_one_id_the_one_that_sorts_first_counts_whatever_came_first() {
        Event later = event("2", 90, new Change.Accepted(new Attributes("H40", "1.1", "F", Channel.ONLINE), null));
        Rules rules = Rules.inZone(java.time.ZoneOffset.UTC);

        Life one = Dossier.of(List.of(ACCEPTED, later)).life(rules);
        Life other = Dossier.of(List.of(later, ACCEPTED)).life(rules);

        assertThat(one).isEqualTo(other);
        assertThat(one.steps())
                .singleElement()
                .satisfies(
                        step -> assertThat(step.after().attributes().agency()).isEqualTo("H32"));
        assertThat(one.anomalies()).extracting(Anomaly::kind).containsExactly(Anomaly.Kind.CONFLICTING_EVENTS);
    }

    @Test
    void events_of_one_instant_happen_in_the_order_of_their_types_then_ids() {
        Event completed = event("a", 60, new Change.Completed());
        Event accepted = event("b", 60, new Change.Accepted(Attributes.UNKNOWN, new Due.OnDay(LocalDate.EPOCH)));
        Event second = event("c", 60, new Change.Completed());

        assertThat(Dossier.of(List.of(second, completed, accepted)).events())
                .containsExactly(accepted, completed, second);
    }

    @Test
    void an_event_is_ahead_if_it_is_dated_more_than_an_hour_after_it_was_published() {
        Instant time = COMPLETED.time();

        assertThat(COMPLETED.isAheadOf(time.minusSeconds(3600))).isFalse();
        assertThat(COMPLETED.isAheadOf(time.minusSeconds(3601))).isTrue();
        assertThat(COMPLETED.isAheadOf(time.plusSeconds(1))).isFalse();
    }

    @Test
    void an_acceptance_that_came_ahead_of_its_time_is_an_anomaly_and_so_is_a_closing() {
        Dossier dossier = Dossier.NONE.withAhead(ACCEPTED).withAhead(COMPLETED).with(RETURNED);

        assertThat(dossier.life(Rules.inZone(java.time.ZoneOffset.UTC)).anomalies())
                .extracting(Anomaly::kind)
                .containsExactly(Anomaly.Kind.ACCEPTED_IN_FUTURE, Anomaly.Kind.RESOLVED_IN_FUTURE);
    }

    private static Event event(String id, int second, Change change) {
        return new Event(new EventId("/test", id), "A", Instant.EPOCH.plusSeconds(second), change);
    }
}
