package org.dossierstats.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Facts;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of half-months, higher agencies and all procedures together, the coarse cells say exactly what the cells say. */
class CoarseTest {
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final List<String> NAMES = List.of(
            "2024", "2024-H1", "2024-H2", "2024-9M", "2024-Q1", "2024-Q2", "2024-Q3", "2024-03", "2024-04", "2024-05",
            "2024-06", "2024-07", "2025");

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("dossierstats.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_period_comes_to_the_same(long seed) {
        Coarse coarse = new Coarse(1 + (int) (seed % 2));
        DossierCounts fine = new DossierCounts();
        DossierCounts rolledUp = new DossierCounts();
        RollUp rows = new RollUp();
        for (Dossier dossier : dossiers(seed)) {
            fine.add(dossier, RULES, 1);
            Facts.tell(
                    dossier,
                    RULES,
                    (attributes, day, code, amount) -> rolledUp.cells()
                            .add(new Cell(coarse.of(attributes), Coarse.day(day)), Coarse.code(day, code), amount));
        }
        rolledUp.cells().forEach((cell, counts) -> rows.change(cell, new Counts(), counts));

        assertThat(rolledUp.cells().size()).isLessThan(fine.cells().size() / 2);
        for (ReportingCalendar calendar : List.of(ReportingCalendar.CALENDAR, ReportingCalendar.STATUTORY)) {
            for (String name : NAMES) {
                Period period = Period.parse(name, calendar);
                PeriodSummary exact = PeriodSummary.of(period, RULES.label(), fine.at(new TreeMap<>()));
                PeriodSummary fromCells = PeriodSummary.of(period, RULES.label(), rolledUp.at(new TreeMap<>()));
                PeriodSummary fromRows = PeriodSummary.of(
                        period,
                        RULES.label(),
                        new TreeMap<>(),
                        rows,
                        List.of(rolledUp.cells().freeze()));

                assertThat(fromRows).isEqualTo(fromCells);
                assertThat(fromRows.imbalances()).isEmpty();
                assertThat(fromRows.total()).as("seed %d, %s", seed, period).isEqualTo(exact.total());
                assertThat(fromRows.byField()).isEqualTo(exact.byField());
                assertThat(fromRows.byChannel()).isEqualTo(exact.byChannel());
                assertThat(fromRows.byAgency())
                        .isEqualTo(exact.by(attributes -> coarse.of(attributes).agency()));
                assertThat(fromRows.by(Attributes::toString))
                        .isEqualTo(exact.by(attributes -> coarse.of(attributes).toString()));
            }
        }
    }

    private static List<Dossier> dossiers(long seed) {
        TreeMap<String, Dossier> dossiers = new TreeMap<>();
        for (Event event : RandomHistories.of(seed, 300)) {
            dossiers.merge(event.dossier(), Dossier.NONE.with(event), (before, one) -> before.with(event));
        }
        return List.copyOf(dossiers.values());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-01, 2024-02-14",
        "2024-02-14, 2024-02-14",
        "2024-02-15, 2024-02-29",
        "2024-02-29, 2024-02-29",
        "2023-02-20, 2023-02-28",
        "2023-12-31, 2023-12-31",
        "1969-12-15, 1969-12-31"
    })
    void a_half_month_is_counted_on_its_last_day(LocalDate day, LocalDate last) {
        assertThat(Coarse.day((int) day.toEpochDay())).isEqualTo((int) last.toEpochDay());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-01, 2024-02-14, true",
        "2024-02-15, 2024-02-29, true",
        "2024-02-15, 2024-02-28, false",
        "2023-12-15, 2024-06-14, true",
        "2024-01-01, 2024-12-31, true",
        "2024-01-02, 2024-12-31, false",
        "2024-01-01, 2024-12-30, false",
        "2024-01-14, 2024-01-14, false"
    })
    void whole_half_months_are_known(LocalDate from, LocalDate to, boolean whole) {
        assertThat(Coarse.isWhole(from, to)).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "1, H32.19.05, H32",
        "2, H32.19.05, H32.19",
        "3, H32.19.05, H32.19.05",
        "4, H32.19.05, H32.19.05",
        "1, H32, H32"
    })
    void agencies_are_known_down_to_a_level(int levels, String agency, String higher) {
        assertThat(new Coarse(levels).of(new Attributes(agency, "1.005129", "Lao động", Channel.ONLINE)))
                .isEqualTo(new Attributes(higher, "*", "Lao động", Channel.ONLINE));
    }

    @Test
    void there_is_a_level_at_least() {
        assertThatThrownBy(() -> new Coarse(0)).hasMessage("levels of agencies must be 1 to 9, not 0");
        assertThat(new Coarse(1).of(Attributes.UNKNOWN).agency()).isEmpty();
    }
}
