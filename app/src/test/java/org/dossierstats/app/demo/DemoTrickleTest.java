package org.dossierstats.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.dossier.Timeliness;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.junit.jupiter.api.Test;

class DemoTrickleTest {
    private static final DemoHistory HISTORY = new DemoHistory();

    @Test
    void the_morning_goes_on_balanced_and_nothing_is_late() {
        List<Event> trickle = trickle(7, 500, Duration.ofSeconds(30));

        PeriodSummary summary = after(trickle).summary("2021-06-14..2021-06-30");
        assertThat(summary.imbalances()).isEmpty();
        assertThat(summary.total().resolved(Timeliness.LATE)).isZero();
        assertThat(summary.total().resolved(Timeliness.EARLY)).isPositive();
        assertThat(summary.total().resolved(Timeliness.ON_TIME)).isPositive();
    }

    @Test
    void weeks_pass_and_the_books_still_balance() {
        List<Event> trickle = trickle(11, 5_000, Duration.ofMinutes(9));

        PeriodSummary summary = after(trickle).summary("2021-06-15..2021-07-31");
        assertThat(summary.imbalances()).isEmpty();
        assertThat(summary.total().pending()).isBetween(290L, 370L);
    }

    @Test
    void what_is_accepted_and_not_completed_adds_to_the_pending_ones() {
        List<Event> trickle = trickle(7, 500, Duration.ofSeconds(30));

        assertThat(count(trickle, EventType.ACCEPTED) - count(trickle, EventType.COMPLETED))
                .isEqualTo(after(trickle).summary("2021-06-14").total().pending() - 328);
    }

    @Test
    void new_dossiers_take_codes_the_history_left_free() {
        Set<String> known = HISTORY.events().stream().map(Event::dossier).collect(Collectors.toSet());
        Set<String> waiting = Desk.after(HISTORY.events()).waiting.stream()
                .map(Desk.Filing::dossier)
                .collect(Collectors.toSet());

        assertThat(trickle(7, 500, Duration.ofSeconds(30)))
                .filteredOn(event -> event.type() == EventType.ACCEPTED || event.type() == EventType.SUBMITTED)
                .allMatch(event -> !known.contains(event.dossier()) || waiting.contains(event.dossier()));
    }

    @Test
    void every_event_has_an_id_of_its_own_and_survives_being_written_and_read() {
        List<Event> all = new ArrayList<>(HISTORY.events());
        all.addAll(trickle(7, 5_000, Duration.ofMinutes(5)));

        assertThat(all).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(all.subList(HISTORY.events().size(), all.size()))
                .allMatch(event -> EventJson.decode(EventJson.encode(event)).equals(new Decoded.Valid(event)));
    }

    @Test
    void the_same_seed_and_instants_give_the_same_events() {
        assertThat(trickle(7, 500, Duration.ofSeconds(1))).isEqualTo(trickle(7, 500, Duration.ofSeconds(1)));
        assertThat(trickle(7, 500, Duration.ofSeconds(1))).isNotEqualTo(trickle(8, 500, Duration.ofSeconds(1)));
    }

    @Test
    void its_bytes_are_pinned() throws NoSuchAlgorithmException {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        trickle(328, 5_000, Duration.ofMinutes(9)).forEach(event -> hash.update(EventJson.encode(event)));

        assertThat(HexFormat.of().formatHex(hash.digest()))
                .isEqualTo("11447b7731f2039b9e71b26ddf857a83695ecb2edf8b934087a88ac4940524a8");
    }

    @Test
    void a_clock_set_back_does_not_date_an_event_before_the_last_one() {
        DemoTrickle trickle = new DemoTrickle(HISTORY, 7);
        Event first = trickle.next(DemoHistory.UNTIL.plusSeconds(60));

        Event second = trickle.next(DemoHistory.UNTIL);

        assertThat(second.time()).isEqualTo(first.time());
    }

    private static List<Event> trickle(long seed, int events, Duration pace) {
        DemoTrickle trickle = new DemoTrickle(HISTORY, seed);
        List<Event> made = new ArrayList<>();
        Instant now = DemoHistory.UNTIL;
        for (int i = 0; i < events; i++) {
            now = now.plus(pace);
            made.add(trickle.next(now));
        }
        return made;
    }

    private static Counted after(List<Event> trickle) {
        List<Event> all = new ArrayList<>(HISTORY.events());
        all.addAll(trickle);
        return Counted.of(all);
    }

    private static long count(List<Event> events, EventType type) {
        return events.stream().filter(event -> event.type() == type).count();
    }
}
