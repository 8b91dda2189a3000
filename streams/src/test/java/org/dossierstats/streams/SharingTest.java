package org.dossierstats.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.StreamsConfig;
import org.dossierstats.dossier.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kafka Streams is told of how partitions are shared. */
class SharingTest {
    @Test
    void a_nameless_instance_leaves_so_that_others_take_over() {
        assertThat(Sharing.NAMELESS.atItsEnd()).isEqualTo(GroupMembershipOperation.LEAVE_GROUP);
        assertThat(config(Sharing.NAMELESS, Map.of()).getMainConsumerConfigs("g", "c", 0))
                .doesNotContainKey("group.instance.id")
                .containsEntry("session.timeout.ms", 6_000);
    }

    @Test
    void a_named_one_comes_back_to_what_it_had_and_is_waited_for() {
        Sharing named = new Sharing(1, "streams-0");

        assertThat(named.atItsEnd()).isEqualTo(GroupMembershipOperation.REMAIN_IN_GROUP);
        assertThat(config(named, Map.of()).getMainConsumerConfigs("g", "c", 2))
                .containsEntry("group.instance.id", "streams-0-2")
                .containsEntry("session.timeout.ms", 30_000);
        assertThat(config(named, Map.of("session.timeout.ms", "60000")).getMainConsumerConfigs("g", "c", 0))
                .containsEntry("session.timeout.ms", "60000");
    }

    @Test
    void standbys_go_before_what_the_file_says_and_none_leave_it_as_it_is() {
        Map<String, Object> file = Map.of("num.standby.replicas", "2");

        assertThat(standbys(config(Sharing.NAMELESS, Map.of()))).isZero();
        assertThat(standbys(config(Sharing.NAMELESS, file))).isEqualTo(2);
        assertThat(standbys(config(new Sharing(1, null), file))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 6})
    void there_are_none_to_five_standbys(int standbys) {
        assertThatThrownBy(() -> new Sharing(standbys, null)).hasMessageContaining("standbys must be 0 to 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä"})
    void a_name_is_one_that_kafka_takes(String name) {
        assertThatThrownBy(() -> new Sharing(0, name)).hasMessageContaining("not '" + name + "'");
    }

    private static int standbys(StreamsConfig config) {
        return config.getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG);
    }

    private static StreamsConfig config(Sharing sharing, Map<String, Object> more) {
        Map<String, Object> client = new java.util.HashMap<>(more);
        client.put("bootstrap.servers", "localhost:1");
        return new StreamsConfig(new StreamsSettings(
                        "dossier-stats", client, Path.of("state"), 2, Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh")))
                .shared(sharing)
                .properties());
    }
}
