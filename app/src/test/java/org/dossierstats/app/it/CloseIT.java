package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.wire.Digest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A closed period never changes; what changes later is told, named and sealed as a revision of its own. */
class CloseIT {
    private static final int OF_EACH_AGENCY = 100;
    private static final List<String> AGENCIES = List.of("H1", "H2", "H3");
    private static final int CHANGED = 6;

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

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
    Path directory;

    @Test
    void what_was_sealed_stays_as_it_was_and_what_changes_later_is_sealed_beside_it() throws Exception {
        List<Event> events = new ArrayList<>(june());
        Closed.publish(KAFKA, events);

        Ended closed = on("close", "--period", "2021-06", "--calendar", "calendar", "--author", "Lê Văn A");
        String first = Closed.digest(closed);
        closed.assertOk(
                "sealed 2021-06 (calendar, 1 June 2021 to 30 June 2021): revision 1, the office and 3 agencies, "
                        + first + "\n");
        String bytes = shown(1);
        assertThat(Digest.of(bytes.getBytes(StandardCharsets.UTF_8))).isEqualTo(first);
        on("close", "--period", "2021-06-01..2021-06-30")
                .assertOk("2021-06-01..2021-06-30 (custom, 1 June 2021 to 30 June 2021) is closed and unchanged:"
                        + " revision 1, the office and 3 agencies, " + first + "\n");

        List<Event> later = lateAndCorrected();
        assertThat(later).hasSize(500);
        Closed.publish(KAFKA, later);
        events.addAll(later);

        Ended again = on("close", "--period", "2021-06", "--calendar", "calendar");
        assertThat(again.exitCode()).isEqualTo(CHANGED);
        assertThat(again.err())
                .isEqualTo("dossier-stats: 2021-06 has changed since revision 1; to seal the difference: dossier-stats"
                        + " reporter revise --period 2021-06 --calendar calendar --reason …\n");
        assertThat(compact(again.out()))
                .contains("received.total 300 350 +50", "agency H3", "pending.total 300 200 -100");
        assertThat(shown(1)).isEqualTo(bytes);

        Ended revised =
                on("revise", "--period", "2021-06", "--calendar", "calendar", "--reason", "Bổ sung hồ sơ về sau");
        String second = Closed.digest(revised);
        revised.assertOk(
                "sealed 2021-06 (calendar, 1 June 2021 to 30 June 2021): revision 2, the office and 3 agencies, "
                        + second + "\n");
        on("revise", "--period", "2021-06", "--calendar", "calendar", "--reason", "again")
                .assertOk(
                        "2021-06 (calendar, 1 June 2021 to 30 June 2021) is closed and unchanged: revision 2, the office"
                                + " and 3 agencies, " + second + "\n");

        assertThat(shown(1)).as("revision 1, byte for byte").isEqualTo(bytes);
        JsonNode sealed = Ended.json(shown(2));
        assertThat(sealed.path("previous").textValue()).isEqualTo(first);
        assertThat(sealed.path("reason").textValue()).isEqualTo("Bổ sung hồ sơ về sau");
        assertThat(sealed.path("adjustment").findValuesAsText("figure")).contains("received.total", "pending.total");
        JsonNode counted = Ended.json(CountedAtOnce.json(events, List.of(Closed.period("2021-06")), Closed.RULES));
        assertThat(sealed.at("/summary/total")).isEqualTo(counted.path("total"));
        assertThat(sealed.at("/summary/byAgency")).isEqualTo(counted.path("byAgency"));

        JsonNode emptied = Ended.json(shown(2, "--agency", "H3"));
        assertThat(emptied.at("/summary/total/received/total").intValue()).isZero();
        assertThat(emptied.at("/summary/byAgency")).isEmpty();
        assertThat(emptied.path("previous").textValue())
                .isEqualTo(Digest.of(shown(1, "--agency", "H3").getBytes(StandardCharsets.UTF_8)));

        Ended difference =
                on("diff", "--period", "2021-06", "--calendar", "calendar", "--from", "1", "--to", "2", "--dossiers");
        assertThat(compact(difference.out()))
                .contains("received.total 300 350 +50", "Dossiers behind it (450)")
                .contains("H3-7 other rows: agency H1, agency H3\n")
                .containsPattern("N-7 received.total \\+1, .*resolved.total \\+1");
        JsonNode read = Ended.json(on(
                        "diff",
                        "--period",
                        "2021-06",
                        "--calendar",
                        "calendar",
                        "--from",
                        "1",
                        "--to",
                        "2",
                        "--dossiers",
                        "--format",
                        "json")
                .out());
        assertThat(read.at("/before/revision").intValue()).isEqualTo(1);
        assertThat(read.at("/before/cut")).isEqualTo(Ended.json(bytes).at("/summary/cut"));
        assertThat(read.at("/after/rules").textValue()).isEqualTo(Closed.RULES.id());
        assertThat(read.path("total").toString())
                .contains("{\"figure\":\"received.total\",\"before\":300,\"after\":350}");
        assertThat(read.path("rows").findValuesAsText("row")).contains("agency H1", "agency H3");
        assertThat(read.path("dossiers")).hasSize(450);
        assertThat(read.path("dossiers").findValuesAsText("dossier")).contains("H3-7", "N-7");
        JsonNode unchanged = Ended.json(on("diff", "--period", "2021-06", "--calendar", "calendar", "--format", "json")
                .out());
        assertThat(unchanged.at("/after/revision").isNull()).isTrue();
        assertThat(unchanged.path("total")).isEmpty();
        assertThat(unchanged.has("dossiers")).isFalse();
        assertThat(on("diff", "--period", "2021-06", "--calendar", "calendar").out())
                .contains("revision 2 and now: no figure is different");
        assertThat(compact(on("diff", "--period", "2021-06", "--calendar", "calendar", "--agency", "H3", "--to", "2")
                        .out()))
                .contains("received.total 100 0 -100");

        for (String agency : List.of("", "H1", "H3")) {
            Path file = directory.resolve("sealed.json");
            Files.writeString(file, agency.isEmpty() ? shown(2) : shown(2, "--agency", agency));
            assertThat(on("verify", file.toString()).out()).contains("figures are what the events say");
        }
        JsonNode list = Ended.json(on("list", "--format", "json").out());
        assertThat(list.findValuesAsText("digest")).contains(first, second);
        assertThat(on("list").out()).contains("2021-06", "Lê Văn A", "Bổ sung hồ sơ về sau", first, second);
        assertThat(on("show", "--period", "2021-06", "--calendar", "calendar").out())
                .contains("revision 2, sealed ", "previous " + first, "By agency");
        assertThat(on("list", "--check").out()).startsWith("every digest holds and the chain is whole: ");
    }

    @Test
    void a_period_that_is_not_over_is_sealed_only_early_and_says_so() {
        on("close", "--period", "2199-11", "--calendar", "calendar")
                .assertRefused(2, "period 2199-11 is not over before the end of 2199-11-30; --early seals it");

        Ended early = on("close", "--period", "2199-11", "--calendar", "calendar", "--early");

        assertThat(early.out()).startsWith("sealed 2199-11 ");
        assertThat(Ended.json(on("show", "--period", "2199-11", "--calendar", "calendar", "--format", "json")
                                .out())
                        .path("early")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void a_summary_of_some_megabytes_is_sealed_and_read_back() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            LocalDate day = LocalDate.of(2017, 6, 1);
            Amendment given = new Amendment("H" + i % 5, "1." + i, "Đất đai", Channel.ONLINE);
            events.add(Closed.event("accepted", "P-" + i, day, EventType.ACCEPTED, given, new Due.OnDay(day)));
            events.add(Closed.completed("P-" + i, day.plusDays(1)));
        }
        Closed.publish(KAFKA, events);

        Ended closed = on("close", "--period", "2017-06", "--calendar", "calendar");

        String shown = on("show", "--period", "2017-06", "--calendar", "calendar", "--format", "json")
                .out();
        assertThat(shown).hasSizeGreaterThan(2_000_000);
        assertThat(Digest.of(shown.getBytes(StandardCharsets.UTF_8))).isEqualTo(Closed.digest(closed));
    }

    @Test
    void what_is_asked_wrong_is_told_in_a_line() {
        on("close", "--period", "2018-13").assertRefused(2, "period '2018-13' is not one of");
        on("close", "--period", "2018-01", "--author", " ").assertRefused(2, "the author is blank");
        on("revise", "--period", "2018-01").assertRefused(2, "--reason");
        on("revise", "--period", "2018-01", "--reason", "x".repeat(251))
                .assertRefused(2, "the reason has 251 characters where 250 are allowed");
        on("revise", "--period", "2018-01", "--reason", "never closed")
                .assertRefused(2, "period 2018-01 is not closed; close it first: ", "--calendar statutory");
        on("show", "--period", "2018-01")
                .assertRefused(2, "period 2018-01 from 2017-12-15 to 2018-01-14 is not closed");
        on("diff", "--period", "2018-01").assertRefused(2, "is not closed");
        on("close", "--period", "2018-02", "--zone", "UTC")
                .assertRefused(5, "was counted under rules", "this reporter has");

        on("close", "--period", "2018-03");
        on("show", "--period", "2018-03", "--revision", "2")
                .assertRefused(2, "there is no revision 2 of 2018-02-15 to 2018-03-14; the latest is 1");
        on("show", "--period", "2018-03", "--agency", "H9").assertRefused(2, "there is no agency/H9 in revision 1");
        on("diff", "--period", "2018-03", "--to", "then").assertRefused(2, "not 'then'");
        on("diff", "--period", "2018-03", "--from", "1", "--to", "1").assertRefused(2, "--from 1 is not before --to 1");
        on("diff", "--period", "2018-03", "--dossiers", "--zone", "UTC").assertRefused(5, "was counted under rules");
    }

    @Test
    void jobs_close_the_latest_period_that_is_over() {
        Ended job = on("close", "--period", "last-month", "--period", "last-quarter");

        assertThat(job.exitCode()).as(job.err()).isZero();
        assertThat(job.out().lines()).hasSize(2).allMatch(line -> line.startsWith("sealed "));
        assertThat(on("show", "--period", "last-month").out()).startsWith("Dossiers ");
    }

    private static List<Event> june() {
        List<Event> events = new ArrayList<>();
        for (String agency : AGENCIES) {
            for (int i = 0; i < OF_EACH_AGENCY; i++) {
                events.add(Closed.accepted(agency + "-" + i, agency, LocalDate.of(2021, 6, 1 + i % 20)));
            }
        }
        return events;
    }

    /** 150 late closings, 150 late acceptances, 100 handed to another agency by a correction, 100 registered by mistake. */
    private static List<Event> lateAndCorrected() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(Closed.event(
                    "corrected", "H3-" + i, LocalDate.of(2021, 7, 5), EventType.CORRECTED, Closed.agency("H1"), null));
        }
        for (int i = 0; i < 100; i++) {
            events.add(Closed.event(
                    "voided", "H2-" + i, LocalDate.of(2021, 7, 6), EventType.VOIDED, Amendment.NONE, null));
        }
        for (int i = 0; i < 150; i++) {
            events.add(Closed.accepted("N-" + i, "H1", LocalDate.of(2021, 6, 2)));
        }
        for (int i = 0; i < 100; i++) {
            events.add(Closed.completed("H1-" + i, LocalDate.of(2021, 6, 29)));
        }
        for (int i = 0; i < 50; i++) {
            events.add(Closed.completed("N-" + i, LocalDate.of(2021, 6, 29)));
        }
        return events;
    }

    private static String shown(int revision, String... more) {
        List<String> arguments = new ArrayList<>(List.of("show", "--period", "2021-06", "--calendar", "calendar"));
        arguments.addAll(List.of("--format", "json", "--revision", String.valueOf(revision)));
        arguments.addAll(List.of(more));
        return on(arguments.toArray(String[]::new)).out();
    }

    private static String compact(String text) {
        return text.replaceAll(" +", " ");
    }

    private static Ended on(String... arguments) {
        return Ended.of(Closed.arguments(KAFKA, arguments));
    }
}
