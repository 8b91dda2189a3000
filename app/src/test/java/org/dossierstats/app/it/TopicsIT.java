package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Topics that somebody has altered: what is told of them, and how they are mended. */
class TopicsIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(2);

    private static final int UNAVAILABLE = 5;
    private static final String FIT = "all topics are there already and fit\n";

    @TempDir
    Path state;

    @BeforeEach
    void mend() {
        create("--repair");
    }

    @Test
    void what_does_not_fit_is_told_in_a_line_each_and_mended_when_asked() throws Exception {
        set(Topics.EVENTS, "retention.ms", "604800000");
        set(Topics.EVENTS, "message.timestamp.type", "CreateTime");
        set(Topics.COUNTS, "cleanup.policy", "compact,delete");
        set(Topics.SUMMARIES, "max.message.bytes", "1000000");
        set(Topics.REJECTS, "min.insync.replicas", "2");

        Ended told = create();
        Ended repaired = create("--repair");
        Ended after = create();

        assertThat(told.exitCode()).isEqualTo(UNAVAILABLE);
        assertThat(told.out()).isEmpty();
        assertThat(told.err())
                .contains(
                        "topic dossier-events: retention.ms is 604800000 and must be -1: ",
                        "topic dossier-events: message.timestamp.type is CreateTime and must be LogAppendTime: ",
                        "topic dossier-counts: cleanup.policy is compact,delete and must be compact: ",
                        "topic dossier-summaries: max.message.bytes is 1000000 and must be 16777216 or more: ",
                        "topic dossier-rejects: min.insync.replicas is 2 and must be 1: ",
                        "--entity-name dossier-events --add-config retention.ms=-1",
                        "settings that do not fit: 5; to mend all of them: dossier-stats topics create --repair");
        assertThat(told.err().lines()).hasSize(6);
        assertThat(repaired.out().lines())
                .hasSize(6)
                .contains("set retention.ms of dossier-events to -1, which was 604800000");
        assertThat(after).isEqualTo(new Ended(0, FIT, ""));
    }

    @Test
    void more_than_is_needed_is_left_as_it_is() throws Exception {
        set(Topics.COUNTS, "min.compaction.lag.ms", "86400000");
        set(Topics.EVENTS, "max.message.bytes", "8000000");

        assertThat(create()).isEqualTo(new Ended(0, FIT, ""));
    }

    @Test
    void streams_warn_and_count_nevertheless() throws Exception {
        set(Topics.EVENTS, "retention.bytes", "1000000000");

        try (Program streams = Program.start(
                "streams", "--bootstrap-server", KAFKA.bootstrapServer(), "--state-dir", state.toString())) {
            streams.awaitSaying("WARN.*topic dossier-events: retention.bytes is 1000000000 and must be -1: ");
            streams.awaitSaying("counting as dossier-stats");
        }
    }

    @Test
    void a_ledger_of_another_number_of_partitions_is_told_of_before_kafka_streams_stumbles_over_it() throws Exception {
        try (Admin admin = Admin.create(KAFKA.client())) {
            admin.createTopics(List.of(
                            new NewTopic("dossier-counts-other", 2, (short) 1),
                            new NewTopic("other-ledger-changelog", 3, (short) 1)))
                    .all()
                    .get();
        }

        onKafka("streams", "--application-id", "other")
                .assertRefused(
                        UNAVAILABLE,
                        "topic other-ledger-changelog has 3 partitions and dossier-events has 2",
                        "dossier-stats streams rebuild --application-id ID");
    }

    private static void set(String topic, String setting, String value) throws Exception {
        try (Admin admin = Admin.create(KAFKA.client())) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static Ended create(String... options) {
        List<String> arguments = new ArrayList<>(List.of("topics", "create"));
        arguments.addAll(List.of(options));
        return onKafka(arguments.toArray(String[]::new));
    }

    private static Ended onKafka(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", KAFKA.bootstrapServer()));
        return Ended.of(all.toArray(String[]::new));
    }
}
