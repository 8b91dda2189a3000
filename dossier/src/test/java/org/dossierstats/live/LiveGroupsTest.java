package org.dossierstats.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.Status;
import org.dossierstats.dossier.Timeliness;
import org.dossierstats.period.Figures;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.RandomHistories;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.settings.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The board says what a summary of the day says, whatever way it came there. */
class LiveGroupsTest {
    private static final Rules RULES = Rulebook.defaults().rules();

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("dossierstats.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void events_and_days_in_any_order_come_to_the_board_of_the_day(long seed) {
        List<Event> events = RandomHistories.of(seed, 60);
        int first =
                events.stream().mapToInt(event -> RULES.day(event.time())).min().orElseThrow();
        LiveGroups live = new LiveGroups(first);
        DossierCounts counts = new DossierCounts();
        Map<String, Dossier> dossiers = new HashMap<>();
        Random random = new Random(seed);
        for (Event event : RandomHistories.disturbed(events, seed + 1)) {
            Dossier before = dossiers.getOrDefault(event.dossier(), Dossier.NONE);
            Dossier after = before.with(event);
            dossiers.put(event.dossier(), after);
            counted(counts, new DossierCounts().add(after, RULES, 1).add(before, RULES, -1), live);
            if (random.nextInt(8) == 0) {
                live.turnTo(live.today() + random.nextInt(4));
            }
        }

        assertThat(live.board(all -> true)).as("seed %d", seed).isEqualTo(board(counts, live.today()));
        assertIsSummaryOfTheDay(seed, live.board(all -> true), counts);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void days_alone_change_the_board_as_the_summaries_of_those_days_say(long seed) {
        DossierCounts counts = new DossierCounts();
        Map<String, List<Event>> byDossier = new HashMap<>();
        RandomHistories.of(seed, 40)
                .forEach(event -> byDossier
                        .computeIfAbsent(event.dossier(), absent -> new ArrayList<>())
                        .add(event));
        byDossier.values().forEach(each -> counts.add(Dossier.of(each), RULES, 1));
        int first = counts.cells().asMap().keySet().stream()
                .mapToInt(Cell::day)
                .min()
                .orElseThrow();
        LiveGroups live = new LiveGroups(first);
        counts.cells().forEach((cell, each) -> live.change(cell, new Counts(), each));

        for (int day = first; day < first + 120; day += 1 + day % 5) {
            live.turnTo(day);
            assertIsSummaryOfTheDay(seed, live.board(all -> true), counts);
        }
    }

    @Test
    void who_may_see_one_agency_sees_no_other() {
        List<Event> events = RandomHistories.of(3, 200);
        DossierCounts counts = new DossierCounts();
        Map<String, List<Event>> byDossier = new HashMap<>();
        events.forEach(event -> byDossier
                .computeIfAbsent(event.dossier(), absent -> new ArrayList<>())
                .add(event));
        byDossier.values().forEach(each -> counts.add(Dossier.of(each), RULES, 1));
        int day = RULES.day(events.get(events.size() / 2).time());
        Board all = board(counts, day);
        String agency = all.byAgency().firstKey();

        Board own = groups(counts, day).board(agency::equals);

        assertThat(own.byAgency()).isEqualTo(Map.of(agency, all.byAgency().get(agency)));
        assertThat(own.total()).isEqualTo(all.byAgency().get(agency));
        assertThat(own.byField().values().stream().mapToLong(Standing::open).sum())
                .isEqualTo(own.total().open());
    }

    @Test
    void time_does_not_go_back() {
        assertThatThrownBy(() -> new LiveGroups(10).turnTo(9)).hasMessage("day 9 is before 10");
    }

    private static void counted(DossierCounts counts, DossierCounts difference, LiveGroups live) {
        difference.cells().forEach((cell, change) -> {
            Counts before = new Counts().add(counts.cells().of(cell));
            live.change(cell, before, new Counts().add(before).add(change));
        });
        counts.add(difference);
    }

    private static Board board(DossierCounts counts, int day) {
        return groups(counts, day).board(all -> true);
    }

    private static LiveGroups groups(DossierCounts counts, int day) {
        LiveGroups groups = new LiveGroups(day);
        counts.cells().forEach((cell, each) -> groups.change(cell, new Counts(), each));
        return groups;
    }

    private static void assertIsSummaryOfTheDay(long seed, Board board, DossierCounts counts) {
        Figures day = figures(counts, board.today());
        Standing total = board.total();
        String as = "seed " + seed + " on " + board.today();
        assertThat(List.of(total.open(), total.overdue(), total.paused(), total.noDueDate(), total.inTime()))
                .as(as)
                .containsExactly(
                        day.pending(), day.overdue(), day.paused(), day.pendingNoDueDate(), day.pendingInTime());
        assertThat(List.of(total.waiting(), total.receivedToday(), total.resolvedToday(), total.lateToday()))
                .as(as)
                .containsExactly(day.waiting(), day.receivedInPeriod(), day.resolved(), day.resolved(Timeliness.LATE));
        assertThat(board.in(Status.SUBMITTED)).as(as).isEqualTo(day.waiting());
        assertThat(board.days().get(LiveGroups.DAYS_BACK - 1).received()).isEqualTo(day.receivedInPeriod());
        long overdue = day.overdue();
        for (int ahead = 0; ahead < LiveGroups.DAYS_AHEAD; ahead++) {
            long then = figures(counts, board.today().plusDays(ahead + 1L)).overdue();
            assertThat(board.fallingOverdue().get(ahead))
                    .as("%s, %d days ahead", as, ahead + 1)
                    .isEqualTo(then - overdue);
            overdue = then;
        }
        assertThat(total.dueToday()).isEqualTo(board.fallingOverdue().get(0));
    }

    private static Figures figures(DossierCounts counts, LocalDate day) {
        return PeriodSummary.of(
                        new Period(day.toString(), day, day, ReportingCalendar.CUSTOM),
                        RULES.label(),
                        counts.at(new TreeMap<>()))
                .total();
    }
}
