package org.dossierstats.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.LedgerEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
    private final Arrivals arrivals = new Arrivals();

    @Test
    void nothing_has_come() {
        assertThat(arrivals.isEmpty()).isTrue();
        assertThat(drained()).isEmpty();
    }

    /** The same ones again and again: few dossiers and many, few events and many, names that are alike and long ones. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 513, 5_000})
    void each_dossier_gets_what_came_of_it_in_its_order(int dossiers) {
        Random random = new Random(dossiers);
        for (int round = 0; round < 4; round++) {
            Map<String, List<LedgerEntry>> expected = new LinkedHashMap<>();
            int events = random.nextInt(3 * dossiers) + 1;
            for (int i = 0; i < events; i++) {
                Event event = event(name(random.nextInt(dossiers)), i);
                boolean ahead = random.nextInt(4) == 0;
                arrivals.add(event, ahead, i + 1);
                expected.computeIfAbsent(event.dossier(), dossier -> new ArrayList<>())
                        .add(new LedgerEntry(i + 1, ahead ? Dossier.NONE.withAhead(event) : Dossier.NONE.with(event)));
            }

            assertThat(arrivals.isEmpty()).isFalse();
            assertThat(drained()).as("round %d", round).isEqualTo(told(expected));
            assertThat(arrivals.isEmpty()).isTrue();
        }
        arrivals.add(event("after many", 1), false, 1);
        assertThat(drained()).containsOnlyKeys("after many");
    }

    /** Java gives texts of two letters like these the same hash. */
    @Test
    void dossiers_of_one_hash_are_kept_apart() {
        String one = "AaAaAaAa-1";
        String other = "BBAaBBAa-1";
        assertThat(one).hasSameHashCodeAs(other);

        arrivals.add(event(one, 1), false, 1);
        arrivals.add(event(other, 2), false, 2);
        arrivals.add(event(one, 3), false, 3);

        assertThat(drained().get(one)).hasSize(2);
        assertThat(drained()).isEmpty();
    }

    @Test
    void it_is_full_of_sixteen_mebibytes() {
        int events = 0;
        for (; !arrivals.isFull(); events++) {
            arrivals.add(event("D-" + events, events), false, events + 1);
        }

        assertThat(events).isBetween(100_000, 300_000);
        assertThat(drained()).hasSize(events);
        assertThat(arrivals.isFull()).isFalse();
    }

    private Map<String, List<String>> drained() {
        Map<String, List<LedgerEntry>> drained = new LinkedHashMap<>();
        arrivals.drain((dossier, came) -> assertThat(drained.put(dossier, List.copyOf(came)))
                .as("%s was given before", dossier)
                .isNull());
        return told(drained);
    }

    private static Map<String, List<String>> told(Map<String, List<LedgerEntry>> entries) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        entries.forEach((dossier, came) -> told.put(
                dossier,
                came.stream()
                        .map(entry -> {
                            Event only = entry.dossier().events().get(0);
                            return entry.nextOffset() + " " + entry.dossier().cameAhead(only) + " "
                                    + entry.dossier().events();
                        })
                        .toList()));
        return told;
    }

    private static String name(int number) {
        return number % 5 == 0 ? "H32.19-" + "ố".repeat(number % 50) + number : "D" + number;
    }

    private static Event event(String dossier, int number) {
        return new Event(
                new EventId("/test", dossier + "/" + number),
                dossier,
                Instant.ofEpochSecond(1_600_000_000 + number),
                new Change.Accepted(new Attributes("H32.19", "1.005129", "Lao động", Channel.ONLINE), null));
    }
}
