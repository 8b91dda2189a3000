package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an officer does who does not take figures on trust: verify them, look at what breaks sense, and mend what was refused. */
class ChecksIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    private static final List<String> JUNE = List.of("--period", "2021-06", "--calendar", "calendar");

    @TempDir
    Path directory;

    @Test
    void figures_are_verified_anomalies_listed_and_rejects_replayed() throws Exception {
        try (RunningStreams streams = streams()) {
            publish("A", event("1", "accepted", "A", "2021-06-07T08:00:00+07:00", accepted("2021-06-04")));
            publish("A", event("2", "completed", "A", "2021-06-01T08:00:00+07:00", "{}"));
            publish("B", event("3", "completed", "B", "2021-06-09T08:00:00+07:00", "{}"));
            publish("X", event("4", "accepted", "C", "2021-06-10T08:00:00+07:00", accepted("2021-06-14")));
            publish(null, event("5", "completed", "C", "2021-06-11T08:00:00+07:00", "{}"));
            publish("D", "{\"specversion\":");

            Path summary = directory.resolve("june.json");
            on(summary(), "--format", "json", "--out", summary.toString()).assertOk("");
            assertThat(Ended.json(Files.readString(summary))
                            .at("/total/received/total")
                            .asInt())
                    .isEqualTo(1);
            assertThat(on(List.of("reporter", "verify", summary.toString())).out())
                    .matches("\\S+june.json: all \\d+ figures are what the events say\n");

            Ended anomalies = on(plus(List.of("reporter", "anomalies"), JUNE));
            assertThat(anomalies.out().lines().map(line -> line.replaceAll(" +", " ")))
                    .contains(
                            "DUE_BEFORE_ACCEPTANCE 2021-06-07 08:00:00 H32.19 A accepted 2021-06-07 08:00:00 /test 1",
                            "RESOLVED_BEFORE_ACCEPTED 2021-06-07 08:00:00 H32.19 A completed 2021-06-01 08:00:00 /test 2",
                            "COMPLETED_WITHOUT_ACCEPTANCE 2021-06-09 08:00:00 (not known) B completed 2021-06-09 08:00:00"
                                    + " /test 3")
                    .hasSize(6);
            assertThat(on(plus(List.of("reporter", "anomalies", "--agency", "H40"), JUNE))
                            .out())
                    .isEqualTo("Anomalies from 2021-06-01 to 2021-06-30: none\n");

            assertThat(on(List.of("ingest", "rejects", "list")).out())
                    .startsWith("Rejects: 1 KEY_IS_NOT_SUBJECT, 1 MISSING_KEY, 1 UNDECODABLE\n")
                    .contains("the value is not well-formed JSON (line 1, column ")
                    .contains("dossier-events ");
            on(List.of("ingest", "rejects", "replay"))
                    .assertOk("published 0 again; left, for they would be refused again: 1 KEY_IS_NOT_SUBJECT,"
                            + " 1 MISSING_KEY, 1 UNDECODABLE\n");
            Ended mended = on(List.of("ingest", "rejects", "replay", "--key-from-subject"));
            mended.assertOk("published 2 again; left, for they would be refused again: 1 UNDECODABLE\n");
            String counted = on(summary(), "--format", "json").out();
            assertThat(Ended.json(counted).at("/total/received/total").asInt()).isEqualTo(2);
            assertThat(Ended.json(counted).at("/total/resolved/early").asInt()).isEqualTo(1);

            on(List.of("ingest", "rejects", "replay", "--key-from-subject"));
            assertThat(Ended.withoutCut(on(summary(), "--format", "json").out()))
                    .as("replayed again")
                    .isEqualTo(Ended.withoutCut(counted));
            on(List.of("reporter", "verify", summary.toString()))
                    .assertOk(summary + ": all " + figures(summary) + " figures are what the events say\n");

            Files.writeString(summary, Files.readString(summary).replaceFirst("\"late\" : 1", "\"late\" : 0"));
            Ended forged = on(List.of("reporter", "verify", summary.toString()));
            assertThat(forged.exitCode()).isEqualTo(4);
            assertThat(forged.out()).isEqualTo("2021-06.total.resolved.late: the summary says 0, the events say 1\n");
            assertThat(forged.err()).contains("is not what the events say: 1 of ");

            Files.writeString(summary, Files.readString(summary).replaceFirst("\"0\" : \\d+", "\"0\" : 999999"));
            on(List.of("reporter", "verify", summary.toString()))
                    .assertRefused(5, "partition 0", "before the cut 999999");
            Files.writeString(summary, "{}");
            on(List.of("reporter", "verify", summary.toString())).assertRefused(3, "it is not a summary");
            on(List.of("reporter", "verify", "nowhere.json")).assertRefused(3, "nowhere.json does not exist");
        }
    }

    private static String figures(Path summary) throws java.io.IOException {
        return String.valueOf(Files.readString(summary)
                .lines()
                .filter(line -> line.matches(".*: -?[\\d.]+,?"))
                .count());
    }

    private static List<String> summary() {
        return plus(List.of("reporter", "summary"), JUNE);
    }

    private static List<String> plus(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static Ended on(List<String> arguments, String... more) {
        List<String> all = plus(arguments, List.of(more));
        all.addAll(List.of("--bootstrap-server", KAFKA.bootstrapServer()));
        return Ended.of(all.toArray(String[]::new));
    }

    private RunningStreams streams() {
        return RunningStreams.start(new StreamsSettings(
                StreamsSettings.DEFAULT_APPLICATION_ID,
                KAFKA.client(),
                directory.resolve("state"),
                1,
                Rulebook.defaults().rules()));
    }

    private static String accepted(String due) {
        return "{\"agency\":\"H32.19\",\"procedure\":\"1.1\",\"field\":\"F\",\"channel\":\"ONLINE\",\"due\":\"" + due
                + "\"}";
    }

    private static String event(String id, String type, String dossier, String time, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/test\",\"type\":\"dossier." + type
                + "\",\"subject\":\"" + dossier + "\",\"time\":\"" + time + "\",\"data\":" + data + "}";
    }

    private static void publish(@Nullable String key, String value) throws Exception {
        Map<String, Object> properties = new HashMap<>(KAFKA.client());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.EVENTS,
                            key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                            value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }
}
