package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.dossierstats.dossier.Event;
import org.dossierstats.period.LastPeriod;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.close.AutomaticClose;
import org.dossierstats.reporter.close.CloseSchedule;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.wire.SealedSummary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Servers close what is due by themselves: once, however many there are and however often they are started. */
class AutomaticCloseIT {
    private static final Duration END_LIMIT = Duration.ofSeconds(20);
    private static final String AUTHOR = "dossier-stats automatic close";

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    /** Events come in, but nothing counts them. */
    @RegisterExtension
    static final TestKafka UNCOUNTED = new TestKafka(1);

    @TempDir
    static Path state;

    private static RunningStreams streams;

    @BeforeAll
    static void events_are_counted() {
        streams = Closed.streams(KAFKA, state);
    }

    @AfterAll
    static void counting_ends() {
        streams.close();
    }

    @TempDir
    Path data;

    /** The latest that is over on the day of the test, for servers that go by the machine's clock. */
    private final Period lastMonth =
            LastPeriod.MONTH.before(LocalDate.now(Clock.system(Closed.RULES.zone())), ReportingCalendar.CALENDAR);

    @Test
    void of_two_at_once_one_seals_and_a_late_event_is_told_after_a_restart_and_not_sealed() throws Exception {
        List<Event> events = new ArrayList<>(List.of(Closed.accepted("may", "H1", LocalDate.of(2021, 5, 20))));
        for (int i = 0; i < 30; i++) {
            events.add(Closed.accepted("A-" + i, "H" + i % 3, LocalDate.of(2021, 6, 1 + i)));
        }
        Closed.publish(KAFKA, events);
        CloseLog log = new CloseLog();

        try (log;
                Reporter reporter = Reporter.start(KAFKA.client(), Closed.RULES)) {
            try (AutomaticClose one = on(4, reporter);
                    AutomaticClose two = on(4, reporter)) {
                assertThat(List.of(log.next(), log.next()))
                        .as("%s and %s", one, two)
                        .satisfiesOnlyOnce(line -> assertThat(line).startsWith("INFO sealed 2021-06 (calendar, "))
                        .satisfiesOnlyOnce(
                                line -> assertThat(line).matches("DEBUG 2021-06 .* is closed and unchanged: .*"));
            }
            Revision sealed = onlyRevision(KAFKA.client(), Closed.period("2021-06"));
            assertThat(sealed.office().summary().path("total"))
                    .isEqualTo(Ended.json(CountedAtOnce.json(events, List.of(Closed.period("2021-06")), Closed.RULES))
                            .path("total"));
            assertThat(sealed.agencies()).containsOnlyKeys("H0", "H1", "H2");
            assertThat(sealed.office().author()).isEqualTo(AUTHOR);

            try (AutomaticClose again = on(4, reporter)) {
                assertThat(log.next())
                        .as("%s", again)
                        .startsWith("DEBUG 2021-06 ")
                        .contains("unchanged");
            }
            Closed.publish(KAFKA, List.of(Closed.accepted("late", "H1", LocalDate.of(2021, 6, 20))));
            try (AutomaticClose again = on(4, reporter)) {
                assertThat(log.next())
                        .as("%s", again)
                        .startsWith("WARN 2021-06 ")
                        .endsWith("revise --period 2021-06 --calendar calendar --reason …");
            }
            assertThat(digest(onlyRevision(KAFKA.client(), Closed.period("2021-06"))))
                    .isEqualTo(digest(sealed));

            try (AutomaticClose early = on(3, reporter)) {
                assertThat(log.next()).as("%s, May only", early).startsWith("INFO sealed 2021-05 ");
            }
        }
    }

    @Test
    void of_two_servers_at_once_one_seals_and_started_again_they_do_nothing_more() throws Exception {
        Closed.publish(KAFKA, List.of(Closed.accepted("last-month", "H1", lastMonth.from())));
        String[] serve = Closed.arguments(
                KAFKA,
                "serve",
                "--port",
                "0",
                "--close",
                "month",
                "--close-after",
                "0",
                "--close-calendar",
                "calendar");
        String outcome =
                "(INFO +AutomaticClose - sealed|DEBUG AutomaticClose - \\S+ \\(.*\\) is closed and unchanged).*";

        try (Program one = Program.startTellingAll(serve);
                Program two = Program.startTellingAll(serve)) {
            assertThat(List.of(one.awaitSaying(outcome), two.awaitSaying(outcome)))
                    .satisfiesOnlyOnce(said -> assertThat(said).startsWith("INFO"))
                    .satisfiesOnlyOnce(said -> assertThat(said).startsWith("DEBUG"));
            endsQuietly(one);
            endsQuietly(two);
        }
        String sealed = digest(onlyRevision(KAFKA.client(), lastMonth));

        try (Program again = Program.startTellingAll(serve)) {
            assertThat(again.awaitSaying(outcome)).startsWith("DEBUG");
            endsQuietly(again);
        }
        assertThat(digest(onlyRevision(KAFKA.client(), lastMonth))).isEqualTo(sealed);
    }

    @Test
    void everything_in_one_process_closes_too_and_ends_at_once_when_it_is_told_to() throws Exception {
        try (Program open = Program.start("standalone", "--data", data.toString(), "--port", "0")) {
            open.awaitSaying("summaries on http://");
            Closed.publish(kafka(), List.of(Closed.accepted("last-month", "H1", lastMonth.from())));
            endsQuietly(open);
        }

        try (Program standalone = standalone()) {
            assertThat(standalone.awaitSaying("sealed (" + lastMonth.name() + ") \\(calendar, "))
                    .isEqualTo(lastMonth.name());
            assertThat(standalone.awaitSaying("periods are closed by this server: (.*)"))
                    .isEqualTo("month (calendar), 0 days after the last day");
            Revision sealed = onlyRevision(kafka(), lastMonth);
            assertThat(sealed.office().author()).isEqualTo("Lê Văn A");
            endsQuietly(standalone);
        }

        try (Program again = standalone()) {
            again.awaitSaying("DEBUG AutomaticClose - " + lastMonth.name() + " .* is closed and unchanged");
            assertThat(again.err()).doesNotContain("sealed " + lastMonth.name());
            endsQuietly(again);
        }
    }

    @Test
    void while_it_waits_for_the_counts_the_server_serves_and_ends_at_once_when_it_is_told_to() throws Exception {
        Closed.publish(UNCOUNTED, List.of(Closed.accepted("last-month", "H1", lastMonth.from())));

        try (Program serve = Program.start(Closed.arguments(UNCOUNTED, "serve", "--port", "0", "--close", "month"))) {
            serve.awaitSaying("summaries on http://");
            serve.awaitSaying("periods are closed by this server");
            endsQuietly(serve);
        }
    }

    @Test
    void what_is_asked_wrong_is_told_in_a_line_before_anything_is_started() {
        String[] serve = Closed.arguments(KAFKA, "serve", "--close-after", "3");

        Ended.of(serve).assertRefused(2, "--close-after is for --close, such as --close month, which is not given");
        Ended.of("standalone", "--data", data.toString(), "--close", "week")
                .assertRefused(2, "'--close'", "month, quarter, half, year", "week");
        Ended.of("standalone", "--data", data.toString(), "--close", "year", "--close-after", "61")
                .assertRefused(2, "--close-after must be 0 to 60 days, not 61");
        assertThat(data).isEmptyDirectory();
    }

    /** A server's part of July 2021, on that day of it. */
    private static AutomaticClose on(int day, Reporter reporter) {
        Clock july = Clock.fixed(
                LocalDate.of(2021, 7, day).atStartOfDay(Closed.RULES.zone()).toInstant(), Closed.RULES.zone());
        return AutomaticClose.start(
                new CloseSchedule(Set.of(LastPeriod.MONTH), 3, ReportingCalendar.CALENDAR, AUTHOR),
                new SummariesTopic(KAFKA.client()),
                reporter,
                july);
    }

    /** The Kafka of the latest that kept its data there. */
    private Map<String, Object> kafka() throws IOException {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                Files.readString(data.resolve("bootstrap-server")).strip());
    }

    private Program standalone() {
        return Program.startTellingAll(
                "standalone",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--close",
                "month",
                "--close-after",
                "0",
                "--close-calendar",
                "calendar",
                "--close-author",
                "Lê Văn A");
    }

    private static void endsQuietly(Program program) throws InterruptedException {
        program.terminate();
        Ended ended = program.awaitEnd(END_LIMIT);
        assertThat(ended.err()).doesNotContain("ERROR", "WARN", "Exception");
    }

    private static Revision onlyRevision(Map<String, Object> client, Period period) {
        List<Revision> revisions =
                new SummariesTopic(client).read().soundHistory(period).revisions();
        assertThat(revisions).as(period.name()).hasSize(1);
        return revisions.get(0);
    }

    private static String digest(Revision revision) {
        SealedSummary office = revision.office();
        return office.digest();
    }
}
