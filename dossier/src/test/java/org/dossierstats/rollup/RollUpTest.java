package org.dossierstats.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.FrozenCells;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.RandomHistories;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.settings.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A summary from the sums is that from the cells, whatever the period, and whenever in the counting it is asked for. */
class RollUpTest {
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final int MOST_DAYS = 100;

    private final DossierCounts counts = new DossierCounts();
    private final RollUp rows = new RollUp();
    private final Map<String, Dossier> dossiers = new HashMap<>();

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("dossierstats.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sums_come_to_what_the_cells_come_to(long seed) {
        Random random = new Random(seed);
        for (Event event : RandomHistories.disturbed(RandomHistories.of(seed, 300), seed + 1)) {
            happen(event);
            if (random.nextInt(40) == 0) {
                assertSums(period(random), seed);
            }
        }
        for (int i = 0; i < 20; i++) {
            assertSums(period(random), seed);
        }
        LocalDate first = RandomHistories.FROM.minusYears(50);
        assertSums(new Period("all", first, first.plusYears(100), ReportingCalendar.CUSTOM), seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void begun_from_the_cells_of_several_tables_it_is_what_changes_made_it(long seed) {
        List<Event> events = RandomHistories.of(seed, 100);
        DossierCounts others = new DossierCounts().add(Dossier.of(RandomHistories.of(seed + 1_000, 1)), RULES, 1);
        RollUp begun = new RollUp();
        events.subList(0, events.size() / 2).forEach(this::happen);
        begun.begin(List.of(counts.cells(), others.cells()));
        others.cells().forEach((cell, counted) -> begun.change(cell, counted, new Counts()));
        counts.sent().forEach(begun::changeSent);
        Period period = period(new Random(seed));

        assertThat(summary(period, begun)).isEqualTo(summary(period, rows));
    }

    @Test
    void begun_from_cells_of_years_it_is_what_changes_made_it() {
        for (int year = 0; year < 5; year++) {
            for (Event event : RandomHistories.of(year, 20)) {
                happen(new Event(
                        event.id(),
                        year + "/" + event.dossier(),
                        event.time().plus(Duration.ofDays(365L * year)),
                        event.change()));
            }
        }
        RollUp begun = new RollUp();
        begun.begin(List.of(counts.cells()));
        counts.sent().forEach(begun::changeSent);
        LocalDate from = RandomHistories.FROM;

        for (int days = 1; days < 2_000; days += 37) {
            Period period = new Period("some", from, from.plusDays(days), ReportingCalendar.CUSTOM);
            assertThat(summary(period, begun)).isEqualTo(summary(period, rows));
        }
    }

    private PeriodSummary summary(Period period, RollUp of) {
        return PeriodSummary.of(
                period,
                RULES.label(),
                new TreeMap<>(),
                of,
                List.of(counts.cells().freeze()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_taken_back_whole_leaves_nothing(long seed) {
        RandomHistories.of(seed, 50).forEach(this::happen);
        Random random = new Random(seed);
        assertSums(period(random), seed);

        counts.cells().forEach((cell, counted) -> rows.change(cell, counted, new Counts()));
        counts.sent().forEach((sent, events) -> rows.changeSent(sent, -events));

        PeriodSummary nothing = PeriodSummary.of(period(random), RULES.label(), new TreeMap<>(), rows, List.of());
        assertThat(nothing)
                .isEqualTo(PeriodSummary.of(nothing.period(), RULES.label(), new DossierCounts().at(new TreeMap<>())));
    }

    @Test
    void a_summary_stays_as_it_was_while_more_is_counted() {
        List<Event> events = RandomHistories.of(5, 400);
        events.subList(0, events.size() / 2).forEach(this::happen);
        Period year =
                new Period("year", RandomHistories.FROM, RandomHistories.FROM.plusDays(364), ReportingCalendar.CUSTOM);
        PeriodSummary then = PeriodSummary.of(year, RULES.label(), counts.at(new TreeMap<>()));
        PeriodSummary lazy = PeriodSummary.of(
                year,
                RULES.label(),
                new TreeMap<>(),
                rows,
                List.of(counts.cells().freeze()));

        events.subList(events.size() / 2, events.size()).forEach(this::happen);

        assertThat(lazy).isEqualTo(then);
        assertThat(PeriodSummary.of(year, RULES.label(), counts.at(new TreeMap<>())))
                .isNotEqualTo(then);
    }

    @Test
    void some_agencies_alone_are_the_same_before_and_after_all_were_added_up() {
        RandomHistories.of(7, 300).forEach(this::happen);
        Period year =
                new Period("year", RandomHistories.FROM, RandomHistories.FROM.plusDays(364), ReportingCalendar.CUSTOM);
        FrozenCells cells = counts.cells().freeze();
        PeriodSummary summary = PeriodSummary.of(year, RULES.label(), new TreeMap<>(), rows, List.of(cells));
        String agency = summary.byAgency().firstKey();

        PeriodSummary before = summary.ofAgency(agency);
        assertThat(summary.groups()).isNotEmpty();

        assertThat(summary.ofAgency(agency)).isEqualTo(before);
        assertThat(before.total()).isEqualTo(summary.byAgency().get(agency));
    }

    private void happen(Event event) {
        Dossier before = dossiers.getOrDefault(event.dossier(), Dossier.NONE);
        Dossier after = before.with(event);
        dossiers.put(event.dossier(), after);
        DossierCounts difference = new DossierCounts().add(after, RULES, 1).add(before, RULES, -1);
        difference.cells().forEach((cell, change) -> {
            Counts was = counts.cells().of(cell);
            rows.change(cell, was, new Counts().add(was).add(change));
        });
        difference.sent().forEach(rows::changeSent);
        counts.add(difference);
    }

    private void assertSums(Period period, long seed) {
        PeriodSummary fromCells = PeriodSummary.of(period, RULES.label(), counts.at(new TreeMap<>()));
        PeriodSummary fromSums = PeriodSummary.of(
                period,
                RULES.label(),
                new TreeMap<>(),
                rows,
                new ArrayList<>(List.of(counts.cells().freeze())));
        assertThat(fromSums).as("seed %d, %s", seed, period).isEqualTo(fromCells);
    }

    private static Period period(Random random) {
        LocalDate from = RandomHistories.FROM.plusDays(random.nextInt(MOST_DAYS) - 20L);
        LocalDate to = from.plusDays(random.nextInt(MOST_DAYS));
        return new Period(from + ".." + to, from, to, ReportingCalendar.CUSTOM);
    }
}
