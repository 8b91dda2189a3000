package org.dossierstats.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.dossier.Timeliness;
import org.dossierstats.ingest.simulation.Procedure;
import org.dossierstats.period.Figures;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.junit.jupiter.api.Test;

class DemoHistoryTest {
    private static final PublishedReport PUBLISHED = PublishedReport.LABOUR_DEPARTMENT_2021;
    private static final List<Event> EVENTS = new DemoHistory().events();
    private static final Counted COUNTED = Counted.of(EVENTS);

    @Test
    void its_half_year_has_the_published_figures_and_adds_up() {
        PeriodSummary summary = COUNTED.summary(PUBLISHED.from() + ".." + PUBLISHED.to());

        Figures total = summary.total();
        assertThat(summary.imbalances()).isEmpty();
        assertThat(total.received()).isEqualTo(3903).isEqualTo(PUBLISHED.accountedFor());
        assertThat(total.carriedIn()).isEqualTo(231);
        assertThat(total.received(Channel.ONLINE)).isEqualTo(506).isEqualTo(PUBLISHED.online());
        assertThat(total.resolved(Timeliness.EARLY)).isEqualTo(2937).isEqualTo(PUBLISHED.early());
        assertThat(total.resolved(Timeliness.ON_TIME)).isEqualTo(638).isEqualTo(PUBLISHED.onTime());
        assertThat(total.resolved(Timeliness.LATE)).isZero();
        assertThat(total.resolved(Timeliness.NO_DUE_DATE)).isZero();
        assertThat(total.pending()).isEqualTo(328).isEqualTo(PUBLISHED.pending());
        assertThat(total.pendingInTime()).isEqualTo(328);
        assertThat(total.overdue()).isZero();
    }

    @Test
    void the_same_period_a_year_before_has_the_figures_the_report_implies() {
        PeriodSummary summary = COUNTED.summary("2020-01-01..2020-06-14");

        Figures total = summary.total();
        assertThat(summary.imbalances()).isEmpty();
        assertThat(total.received()).isEqualTo(2398).isEqualTo(PUBLISHED.receivedYearBefore());
        assertThat(total.carriedIn()).isEqualTo(187);
        assertThat(total.received(Channel.ONLINE)).isEqualTo(78).isEqualTo(PUBLISHED.onlineYearBefore());
        assertThat(total.resolved(Timeliness.LATE)).isEqualTo(41);
    }

    @Test
    void the_half_year_between_is_balanced_and_hands_over_what_2021_carries_in() {
        PeriodSummary summary = COUNTED.summary("2020-06-15..2020-12-31");

        assertThat(summary.imbalances()).isEmpty();
        assertThat(summary.total().receivedInPeriod()).isEqualTo(2600);
        assertThat(summary.total().pending()).isEqualTo(231);
        assertThat(summary.total().overdue()).isZero();
    }

    @Test
    void at_its_end_some_clocks_are_stopped_and_some_dossiers_are_due_that_day() {
        Figures today = COUNTED.summary("2021-06-14").total();
        Figures tomorrow = COUNTED.summary("2021-06-15").total();

        assertThat(today.paused()).isBetween(9L, 18L);
        assertThat(today.waiting()).isEqualTo(15);
        assertThat(tomorrow.overdue()).isEqualTo(14);
    }

    @Test
    void it_is_the_same_on_every_run() {
        assertThat(new DemoHistory().events()).isEqualTo(EVENTS);
    }

    @Test
    void its_bytes_are_pinned() throws NoSuchAlgorithmException {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        EVENTS.forEach(event -> hash.update(EventJson.encode(event)));

        assertThat(HexFormat.of().formatHex(hash.digest()))
                .isEqualTo("983fadcb3ca562791a99928b5a61babae35b619dd8d79c02f1da0200b86963fb");
    }

    @Test
    void it_is_in_time_order_and_ends_when_it_says() {
        assertThat(EVENTS).isSortedAccordingTo(Event.ORDER);
        assertThat(EVENTS.get(EVENTS.size() - 1).time()).isBeforeOrEqualTo(DemoHistory.UNTIL);
    }

    @Test
    void every_event_has_an_id_of_its_own() {
        assertThat(EVENTS).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    void every_event_survives_being_written_and_read() {
        for (Event event : EVENTS) {
            assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(new Decoded.Valid(event));
        }
    }

    @Test
    void every_procedure_comes_up_in_the_half_year() {
        Set<String> accepted = EVENTS.stream()
                .filter(event -> event.type() == EventType.ACCEPTED)
                .filter(event -> !dayOf(event).isBefore(PUBLISHED.from()))
                .map(event -> String.valueOf(event.change().given().procedure()))
                .collect(Collectors.toSet());

        assertThat(accepted).hasSize(136);
    }

    @Test
    void only_procedures_offered_online_are_filed_online() {
        Set<String> offered = DemoCatalogue.procedures().stream()
                .filter(Procedure::online)
                .map(Procedure::code)
                .collect(Collectors.toSet());

        assertThat(EVENTS)
                .filteredOn(event -> event.change().given().channel() == Channel.ONLINE)
                .allMatch(event -> offered.contains(event.change().given().procedure()));
    }

    @Test
    void the_office_acts_only_while_it_is_open() {
        assertThat(EVENTS)
                .filteredOn(event -> event.type() != EventType.SUBMITTED)
                .allMatch(event -> LabourOffice.OFFICE.isOpen(dayOf(event)) && isOpeningHour(event.time()));
    }

    @Test
    void nothing_is_due_on_a_closed_day() {
        assertThat(EVENTS)
                .filteredOn(event -> event.change().due() != null)
                .allMatch(event ->
                        event.change().due() instanceof Due.OnDay due && LabourOffice.OFFICE.isOpen(due.date()));
    }

    @Test
    void an_online_dossier_is_submitted_before_it_is_accepted() {
        Set<String> submitted = new HashSet<>();
        for (Event event : EVENTS) {
            if (event.type() == EventType.SUBMITTED) {
                submitted.add(event.dossier());
            } else if (event.change().given().channel() == Channel.ONLINE) {
                assertThat(submitted).contains(event.dossier());
            }
        }
    }

    @Test
    void codes_carry_the_day_and_a_running_number() {
        assertThat(EVENTS)
                .extracting(Event::dossier)
                .allMatch(Pattern.compile("H32\\.19-(19|20|21)\\d{4}-\\d{4}").asMatchPredicate());
    }

    private static LocalDate dayOf(Event event) {
        return LocalDate.ofInstant(event.time(), LabourOffice.ZONE);
    }

    private static boolean isOpeningHour(Instant time) {
        LocalTime local = LocalTime.ofInstant(time, LabourOffice.ZONE);
        return isBetween(local, "07:30", "11:30") || isBetween(local, "13:30", "16:30");
    }

    private static boolean isBetween(LocalTime time, String from, String to) {
        return !time.isBefore(LocalTime.parse(from)) && !time.isAfter(LocalTime.parse(to));
    }
}
