package org.dossierstats.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.junit.jupiter.api.Test;

/** How the events of a simulation arrive. */
class DeliveryTest {
    private static final Scenario SCENARIO = Made.scenario(11);
    private static final List<Event> EVENTS = Made.events(SCENARIO);

    @Test
    void without_noise_they_arrive_as_they_happen() {
        assertThat(Made.delivered(SCENARIO, Noise.NONE)).isEqualTo(EVENTS);
    }

    @Test
    void duplicates_are_the_share_asked_for_and_change_no_figure() {
        List<Event> arrived = Made.delivered(SCENARIO, new Noise(0.2, 0, Made.DELAY, 0));

        assertThat(arrived.size() / (double) EVENTS.size()).isCloseTo(1.2, within(0.02));
        assertThat(new HashSet<>(arrived)).isEqualTo(new HashSet<>(EVENTS));
        assertThat(Made.counted(arrived)).isEqualTo(Made.counted(EVENTS));
    }

    @Test
    void disorder_is_the_share_asked_for_within_the_delay_and_changes_no_figure() {
        List<Event> arrived = Made.delivered(SCENARIO, new Noise(0, 0.2, Duration.ofHours(36), 0));

        assertThat(arrived).hasSameSizeAs(EVENTS).isNotEqualTo(EVENTS);
        assertThat(late(arrived) / (double) EVENTS.size()).isBetween(0.15, 0.21);
        assertThat(latest(arrived)).isBetween(Duration.ofHours(30), Duration.ofHours(36));
        assertThat(Made.counted(arrived)).isEqualTo(Made.counted(EVENTS));
    }

    @Test
    void everything_can_be_late_and_sent_twice() {
        List<Event> arrived = Made.delivered(SCENARIO, new Noise(1, 1, Made.DELAY, 0));

        assertThat(arrived).hasSize(2 * EVENTS.size());
        assertThat(Made.counted(arrived)).isEqualTo(Made.counted(EVENTS));
    }

    @Test
    void corrections_come_beside_what_happens_anyway() {
        List<Event> corrected = Made.delivered(SCENARIO, new Noise(0, 0, Made.DELAY, 0.25));

        Set<String> accepted = new HashSet<>();
        Set<String> put = new HashSet<>();
        for (Event event : corrected) {
            if (event.type() == EventType.ACCEPTED) {
                accepted.add(event.dossier());
            } else if (event.type() == EventType.CORRECTED) {
                assertThat(accepted).contains(event.dossier());
                put.add(event.dossier());
            }
        }
        assertThat(corrected.stream().filter(event -> event.type() != EventType.CORRECTED))
                .containsExactlyInAnyOrderElementsOf(EVENTS);
        assertThat(put.size() / (double) accepted.size()).isCloseTo(0.24, within(0.03));
    }

    @Test
    void a_correction_moves_a_dossier_between_cells_and_no_total() {
        List<Event> corrected = Made.delivered(SCENARIO, new Noise(0, 0, Made.DELAY, 0.25));

        assertThat(Made.counted(corrected)).isNotEqualTo(Made.counted(EVENTS));
        assertThat(Made.totals(corrected)).isEqualTo(Made.totals(EVENTS));
    }

    @Test
    void an_event_has_the_id_it_has_without_noise() {
        Set<EventId> quiet = new HashSet<>();
        EVENTS.forEach(event -> quiet.add(event.id()));

        assertThat(Made.delivered(SCENARIO, new Noise(0.3, 0.3, Made.DELAY, 0)))
                .extracting(Event::id)
                .allMatch(quiet::contains);
    }

    /** Those that come after a later one. */
    private static long late(List<Event> arrived) {
        Instant newest = Instant.MIN;
        long late = 0;
        for (Event event : arrived) {
            if (event.time().isBefore(newest)) {
                late++;
            } else {
                newest = event.time();
            }
        }
        return late;
    }

    private static Duration latest(List<Event> arrived) {
        Instant newest = Instant.MIN;
        Duration latest = Duration.ZERO;
        for (Event event : arrived) {
            if (event.time().isAfter(newest)) {
                newest = event.time();
            }
            Duration behind = Duration.between(event.time(), newest);
            latest = behind.compareTo(latest) > 0 ? behind : latest;
        }
        return latest;
    }
}
