package org.dossierstats.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the topics must be like, by itself. */
class TopicPlanTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void what_a_topic_is_created_with_is_what_it_must_be(int copies) {
        for (String topic : TopicPlan.topics()) {
            assertThat(complaints(topic, copies, TopicPlan.settings(topic, copies)))
                    .as(topic)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "5, 2"})
    void what_is_acknowledged_is_on_two_where_there_are_three(int copies, String inSync) {
        assertThat(TopicPlan.settings(Topics.EVENTS, copies)).containsEntry("min.insync.replicas", inSync);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, 1, must be 1:",
        "2, 3, 1, must be 1 to 2:",
        "3, 1, 2, must be 2:",
        "3, 3, 2, must be 2:",
        "5, 1, 2, must be 2 to 4:"
    })
    void too_few_in_sync_lose_what_was_acknowledged_and_too_many_take_nothing(
            int copies, String is, String remedy, String told) {
        Complaint complaint = complaints(Topics.EVENTS, copies, Map.of("min.insync.replicas", is)).stream()
                .filter(each -> each.setting().equals("min.insync.replicas"))
                .findAny()
                .orElseThrow();

        assertThat(complaint.remedy()).isEqualTo(remedy);
        assertThat(complaint.line()).contains("min.insync.replicas is " + is + " and " + told);
    }

    @Test
    void events_that_would_be_deleted_by_their_age_are_told_of_with_what_mends_it() {
        Complaint complaint = complaints(Topics.EVENTS, 1, Map.of("retention.ms", "604800000")).stream()
                .filter(each -> each.setting().equals("retention.ms"))
                .findAny()
                .orElseThrow();

        assertThat(complaint.line())
                .isEqualTo("topic dossier-events: retention.ms is 604800000 and must be -1: the book of record: events"
                        + " that are gone cannot be counted again; to mend it: kafka-configs.sh --alter --entity-type"
                        + " topics --entity-name dossier-events --add-config retention.ms=-1");
    }

    @Test
    void more_than_the_least_is_taken_too() {
        assertThat(complaints(
                        "dossier-counts-other",
                        1,
                        Map.of("min.compaction.lag.ms", "86400000", "max.message.bytes", "no number")))
                .extracting(Complaint::setting)
                .contains("max.message.bytes")
                .doesNotContain("min.compaction.lag.ms");
    }

    private static List<Complaint> complaints(String topic, int copies, Map<String, String> settings) {
        return TopicPlan.requirements(topic, copies).stream()
                .flatMap(each -> stream(each.complaint(topic, settings.get(each.setting()))))
                .toList();
    }

    private static Stream<Complaint> stream(@Nullable Complaint complaint) {
        return Stream.ofNullable(complaint).map(Objects::requireNonNull);
    }
}
