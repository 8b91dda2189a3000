package org.dossierstats.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a simulation of the seed {@value #SEED} is like. */
class TrafficTest {
    private static final long SEED = 7;
    private static final Scenario SCENARIO = Made.scenario(SEED);
    private static final List<Event> EVENTS = Made.events(SCENARIO);

    /** Of 4,000 dossiers; five times the standard deviation of the least certain share. */
    private static final Offset<Double> CHANCE = within(0.04);

    @Test
    void the_same_seed_gives_the_same_bytes_for_ever() throws NoSuchAlgorithmException {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        Noise noise = new Noise(0.1, 0.1, Made.DELAY, 0.05);

        Made.delivered(SCENARIO, noise).forEach(event -> hash.update(EventJson.encode(event)));

        assertThat(HexFormat.of().formatHex(hash.digest()))
                .isEqualTo("84b456c7c7bcc79d8fe6d2dd7e58e08d0773a74a1eb12aec948939ed99423a26");
    }

    @Test
    void dossiers_of_another_scenario_have_other_codes() {
        Scenario later = new Scenario(SEED, SCENARIO.source(), SCENARIO.size(), new Scenario.Shares(0.6, 0.06, 0.08));

        assertThat(codes(Made.events(Made.scenario(SEED + 1)))).doesNotContainAnyElementsOf(codes(EVENTS));
        assertThat(codes(Made.events(later))).doesNotContainAnyElementsOf(codes(EVENTS));
    }

    @Test
    void every_event_is_valid_and_has_an_id_of_its_own() {
        assertThat(EVENTS).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(EVENTS)
                .allMatch(event -> EventJson.decode(EventJson.encode(event)).equals(new Decoded.Valid(event)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothing_breaks_sense(long seed) {
        List<Event> events = Made.events(Made.scenario(seed), 0.3);

        assertThat(Made.dossiers(events).values())
                .as("seed %d", seed)
                .allSatisfy(dossier ->
                        assertThat(dossier.life(Made.RULES).anomalies()).isEmpty());
    }

    @Test
    void nor_does_it_under_other_rules() {
        var elsewhere =
                Rulebook.defaults().in(java.time.ZoneId.of("America/New_York")).rules();

        Traffic traffic = new Traffic(
                SCENARIO,
                elsewhere,
                0.3,
                life -> assertThat(Dossier.of(life.events()).life(elsewhere).anomalies())
                        .isEmpty());

        assertThat(traffic).toIterable().isNotEmpty();
    }

    @Test
    void they_are_the_same_packed_and_unpacked() {
        List<Event> unpacked = new ArrayList<>();
        Traffic traffic = new Traffic(SCENARIO, Made.RULES, 0.3, life -> unpacked.addAll(life.events()));

        assertThat(traffic).toIterable().isNotEmpty();

        unpacked.removeIf(event -> !event.time().isBefore(traffic.end()));
        assertThat(Made.events(SCENARIO, 0.3)).containsExactlyInAnyOrderElementsOf(unpacked);
    }

    @Test
    void they_come_in_the_order_they_happen_and_within_the_days() {
        assertThat(EVENTS).isSortedAccordingTo(Comparator.comparing(Event::time));
        assertThat(dayOf(EVENTS.get(0))).isEqualTo(Made.SIZE.from());
        assertThat(dayOf(EVENTS.get(EVENTS.size() - 1))).isEqualTo(Made.SIZE.to());
    }

    @Test
    void there_are_as_many_dossiers_as_were_asked_for() {
        assertThat(codes(EVENTS)).hasSize(4_000);
        assertThat(EVENTS.stream().filter(event -> event.type() == EventType.SUBMITTED))
                .hasSize(2_400);
    }

    @Test
    void a_single_day_and_a_single_dossier_are_enough() {
        Scenario.Size day = new Scenario.Size(LocalDate.of(2025, 3, 5), LocalDate.of(2025, 3, 5), 1, 1, 1, 1);

        List<Event> online = Made.events(new Scenario(1, "/s", day, new Scenario.Shares(1, 1, 1)));
        List<Event> desk = Made.events(new Scenario(1, "/s", day, new Scenario.Shares(0, 0, 0)));

        assertThat(online.get(0).type()).isEqualTo(EventType.SUBMITTED);
        assertThat(desk.get(0).type()).isEqualTo(EventType.ACCEPTED);
    }

    @Test
    void on_a_weekend_nobody_can_come_to_the_desk() {
        LocalDate saturday = LocalDate.of(2025, 3, 8);
        Scenario.Size weekend = new Scenario.Size(saturday, saturday.plusDays(1), 10, 1, 1, 1);

        assertThat(Made.events(new Scenario(1, "/s", weekend, new Scenario.Shares(1, 0, 0))))
                .hasSize(10)
                .allMatch(event -> event.type() == EventType.SUBMITTED);
        assertThatThrownBy(() -> Made.events(new Scenario(1, "/s", weekend, new Scenario.Shares(0.5, 0, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-03-08 to 2025-03-09", "no working day");
    }

    @Test
    void the_office_acts_only_while_it_is_open() {
        assertThat(EVENTS)
                .filteredOn(event -> event.type() != EventType.SUBMITTED)
                .allMatch(event -> Made.RULES.calendar().isWorking(Made.RULES.day(event.time())))
                .extracting(event -> event.time().atZone(Made.RULES.zone()).getHour())
                .allMatch(hour -> hour >= 7 && hour <= 17 && hour != 12);
    }

    @Test
    void online_people_file_at_any_time_but_most_in_the_daytime() {
        List<Integer> hours = of(EventType.SUBMITTED)
                .map(event -> event.time().atZone(Made.RULES.zone()).getHour())
                .toList();

        assertThat(share(hours, hour -> hour >= 8 && hour < 18)).isCloseTo(0.71, CHANCE);
        assertThat(share(hours, hour -> hour >= 18)).isCloseTo(0.24, CHANCE);
    }

    @Test
    void mondays_are_busier_than_fridays() {
        List<DayOfWeek> days =
                of(EventType.ACCEPTED).map(event -> dayOf(event).getDayOfWeek()).toList();

        assertThat(share(days, DayOfWeek.MONDAY::equals)).isGreaterThan(share(days, DayOfWeek.FRIDAY::equals) * 5 / 4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.6, 1})
    void the_online_share_is_what_was_asked_for(double asked) {
        List<Event> accepted = with(new Scenario.Shares(asked, 0.05, 0.08), EventType.ACCEPTED);

        assertThat(share(accepted, event -> event.change().given().channel() == Channel.ONLINE))
                .isCloseTo(asked, CHANCE);
    }

    /** Of those accepted long before the end: what is late takes longer. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.5, 1})
    void the_late_share_is_what_was_asked_for(double asked) {
        Scenario scenario = scenario(new Scenario.Shares(0.6, asked, 0.08));
        List<Dossier> completed = Made.dossiers(Made.events(scenario)).values().stream()
                .filter(dossier -> happened(dossier, EventType.COMPLETED))
                .filter(dossier -> dayOf(dossier.events().get(0)).isBefore(LocalDate.of(2025, 3, 15)))
                .toList();

        assertThat(completed).hasSizeGreaterThan(1_000);
        assertThat(share(completed, TrafficTest::isLate)).isCloseTo(asked, within(0.07));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.08, 1})
    void the_pause_share_is_what_was_asked_for_and_a_quarter_of_it_are_payments(double asked) {
        Scenario scenario = scenario(new Scenario.Shares(0.6, 0.05, asked));
        List<Dossier> accepted = Made.dossiers(Made.events(scenario)).values().stream()
                .filter(dossier -> happened(dossier, EventType.ACCEPTED))
                .filter(dossier -> dayOf(dossier.events().get(0)).isBefore(LocalDate.of(2025, 5, 15)))
                .toList();

        assertThat(share(accepted, dossier -> happened(dossier, EventType.SUPPLEMENT_REQUESTED)))
                .isCloseTo(asked * 0.75, CHANCE);
        assertThat(share(accepted, dossier -> happened(dossier, EventType.PAYMENT_REQUESTED)))
                .isCloseTo(asked * 0.25, CHANCE);
    }

    @Test
    void there_are_so_many_agencies_fields_and_procedures() {
        Scenario.Size size = new Scenario.Size(Made.SIZE.from(), Made.SIZE.to(), 20_000, 12, 5, 9);
        List<Event> accepted = Made.events(new Scenario(SEED, "/s", size, Made.SHARES)).stream()
                .filter(event -> event.type() == EventType.ACCEPTED)
                .toList();

        assertThat(kinds(accepted, event -> event.change().given().agency())).hasSize(12);
        assertThat(kinds(accepted, event -> event.change().given().field())).hasSize(5);
        assertThat(kinds(accepted, event -> event.change().given().procedure())).hasSize(9);
    }

    @Test
    void what_cannot_be_is_refused() {
        refused(() -> new Scenario.Shares(1.1, 0, 0), "online share must be 0 to 1, not 1.1");
        refused(() -> new Scenario.Shares(0, Double.NaN, 0), "late share must be 0 to 1, not NaN");
        refused(() -> size("2025-01-02", "2025-01-01", 1), "the last day, 2025-01-01, is before the first, 2025-01-02");
        refused(() -> size("2025-01-01", "2035-12-31", 1), "days from the first to the last must be 1 to 3660");
        refused(() -> size("1815-01-01", "1815-12-31", 1), "year must be 1900 to 2200, not 1815");
        refused(() -> size("2025-01-01", "2025-12-31", 0), "dossiers must be 1 to 100000000, not 0");
        refused(() -> new Noise(0, 0, Duration.ofHours(169), 0), "hours of delay must be 1 to 168, not 169");
        refused(() -> new Noise(-0.1, 0, Made.DELAY, 0), "duplicates must be 0 to 1, not -0.1");
    }

    private static Scenario.Size size(String from, String to, long dossiers) {
        return new Scenario.Size(LocalDate.parse(from), LocalDate.parse(to), dossiers, 1, 1, 1);
    }

    private static void refused(ThrowingCallable made, String why) {
        assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    private static Stream<Event> of(EventType type) {
        return EVENTS.stream().filter(event -> event.type() == type);
    }

    private static Scenario scenario(Scenario.Shares shares) {
        return new Scenario(SEED, "/simulation", Made.SIZE, shares);
    }

    private static List<Event> with(Scenario.Shares shares, EventType type) {
        return Made.events(scenario(shares)).stream()
                .filter(event -> event.type() == type)
                .toList();
    }

    private static boolean happened(Dossier dossier, EventType type) {
        return dossier.events().stream().anyMatch(event -> event.type() == type);
    }

    private static boolean isLate(Dossier dossier) {
        LocalDate due = null;
        for (Event event : dossier.events()) {
            if (event.change().due() instanceof Due.OnDay named) {
                due = named.date();
            } else if (event.type() == EventType.COMPLETED) {
                return dayOf(event).isAfter(due);
            }
        }
        return false;
    }

    private static <T> double share(Collection<T> all, Predicate<T> those) {
        return all.stream().filter(those).count() / (double) all.size();
    }

    private static <T> Collection<T> kinds(List<Event> events, Function<Event, T> kind) {
        return events.stream().map(kind).collect(Collectors.toSet());
    }

    private static Collection<String> codes(List<Event> events) {
        return kinds(events, Event::dossier);
    }

    private static LocalDate dayOf(Event event) {
        return LocalDate.ofInstant(event.time(), Made.RULES.zone());
    }
}
