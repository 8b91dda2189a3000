package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dossierstats.access.Access;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.http.Listener;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.gateway.EventGateway;
import org.dossierstats.ingest.gateway.GatewayLimits;
import org.dossierstats.ingest.gateway.GatewayServer;
import org.dossierstats.ingest.gateway.SyncGateway;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.publish.EventSource;
import org.dossierstats.ingest.publish.Occurrences;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.SummaryJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Records of the national synchronisation over HTTP into a real Kafka, counted at the other end. */
class SyncIT {
    private static final int DOSSIERS = 400;
    private static final long SEED = Long.getLong("dossierstats.seed", 52L);
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final List<Period> PERIODS = List.of(
            Period.parse("2022-03", ReportingCalendar.CALENDAR), Period.parse("2022-Q2", ReportingCalendar.STATUTORY));
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /** Stands in fields with people's data, and nowhere else. */
    private static final String PERSONAL = "NguyenVanRieng";

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    @TempDir
    Path directory;

    private final List<Event> truth = new ArrayList<>();
    private final List<String> records = new ArrayList<>();

    @Test
    void records_in_any_order_and_repeated_come_to_the_figures_of_what_happened() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < DOSSIERS; i++) {
            live("H32.19-2203-" + i, random);
        }
        List<String> sent = new ArrayList<>(records);
        sent.addAll(records.subList(0, records.size() / 3));
        sent.add("{\"ChuHoSo\":\"" + PERSONAL + "\",\"TrangThaiHoSo\":\"" + PERSONAL + "\"");
        Collections.shuffle(sent, random);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try (DossierEvents events = DossierEvents.publisher(KAFKA.client(), GatewayLimits.DEFAULT.answer());
                GatewayServer gateway = GatewayServer.start(
                        new EventGateway(events, Access.open(Caller.ANYONE), GatewayLimits.DEFAULT),
                        Listener.local(0));
                RunningStreams streams = RunningStreams.start(new StreamsSettings(
                        StreamsSettings.DEFAULT_APPLICATION_ID, KAFKA.client(), directory, 2, RULES));
                Reporter reporter = Reporter.start(KAFKA.client(), RULES)) {
            HttpResponse<String> answer = post(gateway.port(), String.join("\n", sent));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            assertThat(answer.body()).contains("\"refused\":1,").doesNotContain(PERSONAL);
            assertThat(Ended.withoutCutAndSent(SummaryJson.write(reporter.fresh(PERIODS, Duration.ofMinutes(1)))))
                    .as("seed %d", SEED)
                    .isEqualTo(Ended.withoutCutAndSent(CountedAtOnce.json(truth, PERIODS, RULES)));

            Examples.work(Path.of("../docs/dong-bo-ho-so.md"), 2, gateway.port());
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> line.contains(PERSONAL));
    }

    private static HttpResponse<String> post(int port, String lines) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + SyncGateway.PATH))
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofString(lines))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** Accepted, perhaps with a supplement, and mostly resolved; a record after each step. */
    private void live(String dossier, Random random) {
        Occurrences occurrences = EventSource.of("/truth").dossier(dossier);
        boolean online = random.nextBoolean();
        LocalDateTime time =
                LocalDateTime.of(2022, 3, 1, 8, 0).plusDays(random.nextInt(60)).plusMinutes(random.nextInt(400));
        LocalDateTime due = time.plusDays(3 + random.nextInt(10));
        String fields = "\"MaHoSo\":\"" + dossier
                + "\",\"MaTTHC\":\"1.005129\",\"TenLinhVuc\":\"Lao động\",\"DonViXuLy\":\"H32.19\"," + "\"ChuHoSo\":\""
                + PERSONAL + "\",\"KenhThucHien\":" + (online ? 2 : 1) + ",\"NgayTiepNhan\":\"" + FORMAT.format(time)
                + "\",";
        truth.add(occurrences
                .accepted(
                        at(time),
                        new Attributes("H32.19", "1.005129", "Lao động", online ? Channel.ONLINE : Channel.IN_PERSON))
                .due(at(due))
                .event());
        told(fields + due(due), "4");
        String supplement = "";
        if (random.nextInt(3) == 0) {
            time = time.plusHours(20);
            String requested = ",\"DanhSachHoSoBoSung\":[{\"NgayBoSung\":\"" + FORMAT.format(time)
                    + "\",\"NoiDungBoSung\":\"" + PERSONAL + "\",\"NgayHenTraTruoc\":\"" + FORMAT.format(due) + "\"";
            truth.add(occurrences.supplementRequested(at(time)).event());
            told(fields + due(due) + requested + "}]", "5");
            time = time.plusDays(2);
            due = due.plusDays(4);
            truth.add(occurrences.supplementReceived(at(time)).due(at(due)).event());
            supplement = requested + ",\"NgayTiepNhanBoSung\":\"" + FORMAT.format(time) + "\",\"NgayHenTraMoi\":\""
                    + FORMAT.format(due) + "\"}]";
            told(fields + due(due) + supplement, "4");
        }
        if (random.nextInt(5) > 0) {
            time = time.plusDays(1 + random.nextInt(15));
            truth.add(occurrences.completed(at(time)).event());
            told(fields + due(due) + supplement + ",\"NgayKetThucXuLy\":\"" + FORMAT.format(time) + "\"", "9");
        }
    }

    private void told(String fields, String status) {
        records.add("{" + fields + ",\"TrangThaiHoSo\":\"" + status + "\"}");
    }

    private static String due(LocalDateTime due) {
        return "\"NgayHenTra\":\"" + FORMAT.format(due) + "\"";
    }

    private static Instant at(LocalDateTime time) {
        return time.atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant();
    }
}
