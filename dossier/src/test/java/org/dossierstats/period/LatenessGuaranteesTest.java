package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.dossierstats.dossier.Basis;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Granularity;
import org.dossierstats.dossier.Life.Step;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.State;
import org.dossierstats.dossier.Timeliness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long dossiers are overdue agrees with how many are, and with counting the days one by one; of random histories. */
class LatenessGuaranteesTest {
    private static final int SEEDS = 60;
    private static final int DOSSIERS = 400;
    private static final int DAYS_BETWEEN = 5;

    static LongStream seeds() {
        Long one = Long.getLong("dossierstats.seed");
        return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void as_many_are_overdue_by_some_days_as_the_figures_say(long seed) {
        Rules rules = GuaranteesTest.rules(seed);
        Map<String, Dossier> dossiers = GuaranteesTest.dossiers(RandomHistories.of(seed, DOSSIERS));
        LocalDate day = RandomHistories.FROM.minusDays(12);
        for (int i = 0; i < (RandomHistories.DAYS + 40) / DAYS_BETWEEN; i++) {
            day = day.plusDays(DAYS_BETWEEN);
            Recount recount = new Recount(new Period("day", day, day, ReportingCalendar.CUSTOM), rules);
            long overdue = 0;
            long withDue = 0;
            for (Dossier dossier : dossiers.values()) {
                recount.add(dossier);
                Lateness lateness = Lateness.atEndOf((int) day.toEpochDay(), dossier.life(rules), rules);
                Naive naive = Naive.of(dossier, day, rules);
                assertThat(lateness)
                        .as("seed %d, %s, %s", seed, day, dossier.events())
                        .isEqualTo(naive.lateness());
                if (naive.state().status().isOpen()) {
                    withDue += lateness.due() == null ? 0 : 1;
                    overdue += lateness.daysOverdue() == null ? 0 : 1;
                }
            }
            Figures total = recount.summary(new TreeMap<>()).total();
            assertThat(overdue).as("seed %d, %s", seed, day).isEqualTo(total.overdue());
            assertThat(withDue).as("seed %d, %s", seed, day).isEqualTo(total.pending() - total.pendingNoDueDate());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_makes_a_dossier_count_as_resolved_late_says_by_how_many_days(long seed) {
        Rules rules = GuaranteesTest.rules(seed);
        LocalDate to = RandomHistories.FROM.plusDays(40);
        for (Dossier dossier :
                GuaranteesTest.dossiers(RandomHistories.of(seed, DOSSIERS)).values()) {
            Recount recount = new Recount(new Period("days", to.minusDays(30), to, ReportingCalendar.CUSTOM), rules);
            recount.add(dossier);
            if (recount.summary(new TreeMap<>()).total().resolved(Timeliness.LATE) > 0) {
                assertThat(Lateness.atEndOf((int) to.toEpochDay(), dossier.life(rules), rules)
                                .daysOverdue())
                        .as("seed %d, %s", seed, dossier.events())
                        .isNotNull()
                        .isNotNegative();
            }
        }
    }

    /** The same by dates and times, without the rules' own words for them. */
    private record Naive(State state, Lateness lateness) {
        static Naive of(Dossier dossier, LocalDate day, Rules rules) {
            List<Step> steps = dossier.life(rules).steps().stream()
                    .filter(step -> !date(step.time(), rules).isAfter(day))
                    .toList();
            State state = steps.isEmpty()
                    ? State.UNKNOWN
                    : steps.get(steps.size() - 1).after();
            Due due = rules.settings().basis() == Basis.CURRENT ? state.due() : state.originalDue();
            if (due == null) {
                return new Naive(state, Lateness.NONE);
            }
            Instant end = state.status().isClosed() ? closing(steps) : endOf(day, rules);
            LocalDate last = state.status().isClosed() ? date(end, rules) : day;
            boolean runs = !rules.settings().pauses().contains(state.status());
            LocalDate from = due instanceof Due.At at ? date(at.instant(), rules) : ((Due.OnDay) due).date();
            return new Naive(
                    state, new Lateness(from, runs && isPast(due, end, last, rules) ? days(from, last) : null));
        }

        private static Instant closing(List<Step> steps) {
            Instant closing = null;
            for (Step step : steps) {
                if (step.before().status().isOpen() && step.after().status().isClosed()) {
                    closing = step.time();
                }
            }
            return Objects.requireNonNull(closing);
        }

        private static boolean isPast(Due due, Instant end, LocalDate last, Rules rules) {
            if (due instanceof Due.At at) {
                return rules.settings().granularity() == Granularity.DATE
                        ? last.isAfter(date(at.instant(), rules))
                        : at.instant().isBefore(end);
            }
            return last.isAfter(((Due.OnDay) due).date());
        }

        private static @Nullable Integer days(LocalDate from, LocalDate to) {
            int days = 0;
            for (LocalDate each = from; each.isBefore(to); each = each.plusDays(1)) {
                days++;
            }
            return days;
        }

        private static LocalDate date(Instant instant, Rules rules) {
            return instant.atZone(rules.zone()).toLocalDate();
        }

        private static Instant endOf(LocalDate day, Rules rules) {
            return day.plusDays(1).atStartOfDay(rules.zone()).toInstant();
        }
    }
}
