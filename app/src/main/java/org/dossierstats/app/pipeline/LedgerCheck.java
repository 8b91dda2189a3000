package org.dossierstats.app.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.dossierstats.wire.Topics;

/**
 * Whether the ledger of a streams application is that of the events it has counted. Where it is lost and the group is not, Kafka Streams
 * would go on from where the group stands with an empty ledger, and nothing would show that all before is missing in the counts. A user
 * who may not look is spared the check.
 */
final class LedgerCheck {
    private final Admin admin;
    private final String group;
    private final String topic;

    LedgerCheck(Admin admin, String applicationId) {
        this.admin = admin;
        this.group = applicationId;
        this.topic = applicationId + "-ledger-changelog";
    }

    /**
     * Nothing, if there is no ledger because nothing was counted yet.
     *
     * @param partitions of the events
     * @throws PipelineException if it is of other events, or lost; the message says what to do
     */
    void check(int partitions) {
        try {
            // In this order: whatever the group has counted was in the ledger before.
            Map<TopicPartition, OffsetAndMetadata> counted = counted();
            int there = partitions();
            if (there > 0 && there != partitions) {
                throw new PipelineException("topic " + topic + " has " + there + " partitions and " + Topics.EVENTS
                        + " has " + partitions + ": the ledger is of other events; count under another application id,"
                        + " with: dossier-stats streams rebuild --application-id ID, or delete " + topic
                        + ", the group " + group
                        + " and the state directories, and everything is counted anew");
            }
            Map<Integer, Long> written = there == 0 ? Map.of() : written(there);
            counted.forEach((events, reached) -> {
                if (reached.offset() > 0 && written.getOrDefault(events.partition(), 0L) == 0) {
                    throw new PipelineException("group " + group + " has counted the events of partition "
                            + events.partition() + " before " + reached.offset() + ", but its ledger is lost: topic "
                            + topic + (there == 0 ? " is not there" : " is empty there") + "; delete the group " + group
                            + " and the state directories, and everything is counted anew");
                }
            });
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw new PipelineException("Kafka does not tell about topic " + topic + ": " + Answers.reason(e), e);
            }
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> counted() throws ExecutionException {
        ListConsumerGroupOffsetsOptions limited = new ListConsumerGroupOffsetsOptions().timeoutMs(Answers.LIMIT_MS);
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            Answers.of(admin.listConsumerGroupOffsets(group, limited).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> {
                        if (offset != null && partition.topic().equals(Topics.EVENTS)) {
                            offsets.put(partition, offset);
                        }
                    });
            return offsets;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    /** 0 if it is not there. */
    private int partitions() throws ExecutionException {
        DescribeTopicsOptions limited = new DescribeTopicsOptions().timeoutMs(Answers.LIMIT_MS);
        try {
            return Objects.requireNonNull(Answers.of(admin.describeTopics(List.of(topic), limited)
                                    .allTopicNames())
                            .get(topic))
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw e;
        }
    }

    /** How many records, those of transactions included, are in each partition, or were and are compacted away. */
    private Map<Integer, Long> written(int partitions) throws ExecutionException {
        Map<TopicPartition, ListOffsetsResultInfo> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
        Map<Integer, Long> written = new HashMap<>();
        ends.forEach((partition, end) -> written.put(
                partition.partition(),
                end.offset() - Objects.requireNonNull(begins.get(partition)).offset()));
        return written;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(int partitions, OffsetSpec wanted)
            throws ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            asked.put(new TopicPartition(topic, i), wanted);
        }
        return Answers.of(admin.listOffsets(asked, new ListOffsetsOptions().timeoutMs(Answers.LIMIT_MS))
                .all());
    }
}
