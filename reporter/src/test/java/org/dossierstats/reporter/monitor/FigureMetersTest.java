package org.dossierstats.reporter.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.Rules;
import org.dossierstats.live.Board;
import org.dossierstats.live.LiveGroups;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.junit.jupiter.api.Test;

class FigureMetersTest {
    private static final Rules RULES = Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final LocalDate TODAY = LocalDate.parse("2021-06-14");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DossierCounts counts = new DossierCounts();

    @Test
    void the_figures_are_those_of_the_whole_office() {
        FigureMeters figures = new FigureMeters(registry);
        dossier("A-1", new Change.Accepted(of("H1", Channel.ONLINE), due("2021-06-11")));
        dossier("A-2", new Change.Accepted(of("H2", Channel.ONLINE), due("2021-06-14")));
        dossier(
                "A-3",
                new Change.Accepted(of("H1", Channel.POSTAL), due("2021-06-30")),
                new Change.SupplementRequested());
        dossier("A-4", new Change.Accepted(of("H1", Channel.PHONE), due("2021-06-11")), new Change.Completed());

        figures.show(board());

        assertThat(open("ACCEPTED", "ONLINE")).isEqualTo(2);
        assertThat(open("SUPPLEMENT_REQUESTED", "POSTAL")).isEqualTo(1);
        assertThat(registry.find("dossier.stats.open").gauges().stream()
                        .mapToDouble(gauge -> gauge.value())
                        .sum())
                .isEqualTo(3);
        assertThat(value("overdue")).isEqualTo(1);
        assertThat(value("due.today")).isEqualTo(1);
        assertThat(value("paused")).isEqualTo(1);
        assertThat(value("waiting")).isZero();
        assertThat(value("received.today")).isEqualTo(4);
        assertThat(value("resolved.today")).isEqualTo(1);
        assertThat(value("late.today")).isEqualTo(1);
    }

    @Test
    void there_is_no_figure_while_the_counts_are_not_whole() {
        FigureMeters figures = new FigureMeters(registry);
        assertThat(value("overdue")).isNaN();

        figures.show(board());
        assertThat(value("overdue")).isZero();
        figures.show(null);

        assertThat(value("overdue")).isNaN();
        assertThat(open("ACCEPTED", "ONLINE")).isNaN();
    }

    @Test
    void no_agency_field_procedure_or_dossier_becomes_a_label() {
        FigureMeters figures = new FigureMeters(registry);
        dossier("A-1", new Change.Accepted(of("H1", Channel.ONLINE), due("2021-06-11")));
        figures.show(board());

        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .map(Tag::getKey))
                .containsOnly("status", "channel");
        assertThat(registry.getMeters()).hasSize(5 * Channel.values().length + 7);
        assertThat(registry.getMeters().stream().map(Meter::getId)).allMatch(id -> id.getDescription() != null);
    }

    @Test
    void counts_that_do_not_balance_are_noticed() {
        BalanceMeter balance = new BalanceMeter(registry);
        assertThat(value("balanced")).isNaN();

        dossier("A-1", new Change.Accepted(of("H1", Channel.ONLINE), due("2021-06-11")));
        balance.check(summary());
        assertThat(value("balanced")).isEqualTo(1);

        Counts never = new Counts();
        never.add(Measure.OPEN.code(), 1);
        counts.cells().set(new Cell(of("H9", Channel.EMAIL), (int) TODAY.toEpochDay()), never);
        balance.check(summary());

        assertThat(value("balanced")).isZero();
    }

    private PeriodSummary summary() {
        return PeriodSummary.of(
                Period.parse("2021", ReportingCalendar.CALENDAR),
                RULES.label(),
                counts.at(new TreeMap<>(Map.of(0, 12L))));
    }

    private Board board() {
        LiveGroups groups = new LiveGroups((int) TODAY.toEpochDay());
        counts.cells().forEach((cell, change) -> groups.change(cell, new Counts(), change));
        return groups.board(attributes -> true);
    }

    private double open(String status, String channel) {
        return registry.get("dossier.stats.open")
                .tags("status", status, "channel", channel)
                .gauge()
                .value();
    }

    private double value(String name) {
        return registry.get("dossier.stats." + name).gauge().value();
    }

    private void dossier(String id, Change... changes) {
        List<Event> life = new ArrayList<>();
        for (Change change : changes) {
            life.add(new Event(
                    new EventId("/test", id + life.size()),
                    id,
                    Instant.parse("2021-06-14T01:00:00Z").plusSeconds(life.size()),
                    change));
        }
        counts.add(Dossier.of(life), RULES, 1);
    }

    private static Attributes of(String agency, Channel channel) {
        return new Attributes(agency, "1.005129", "Lao động", channel);
    }

    private static Due due(String day) {
        return new Due.OnDay(LocalDate.parse(day));
    }
}
