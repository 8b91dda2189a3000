package org.dossierstats.app.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.Topics;

/** Creates the topics with the settings the pipeline relies on, and checks those that are there. */
public final class TopicSetup {
    private static final int LIMIT_MS = 15_000;

    /** A fresh reader must not meet a counts topic cleaned up to a point between two positions. */
    private static final String MIN_COMPACTION_LAG_MS = String.valueOf(TimeUnit.MINUTES.toMillis(10));

    private static final Map<String, String> COUNTS_SETTINGS =
            Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", MIN_COMPACTION_LAG_MS);

    private static final Map<String, Map<String, String>> SETTINGS = Map.of(
            Topics.EVENTS,
            Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    "-1",
                    "retention.bytes",
                    "-1",
                    // Whether an event came before its time is told by the broker's clock, not the producer's.
                    "message.timestamp.type",
                    "LogAppendTime"),
            Topics.COUNTS,
            COUNTS_SETTINGS,
            Topics.CURRENT,
            Map.of("cleanup.policy", "compact"),
            Topics.SUMMARIES,
            // Not compacted: another record under the same key must not do away with the first.
            Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    "-1",
                    "retention.bytes",
                    "-1",
                    "max.message.bytes",
                    String.valueOf(16 * 1024 * 1024)),
            Topics.REJECTS,
            Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    "-1",
                    "retention.bytes",
                    "-1",
                    "max.message.bytes",
                    String.valueOf(2 * 1024 * 1024)));

    private static final Set<String> OF_ONE_PARTITION = Set.of(Topics.CURRENT, Topics.SUMMARIES);

    private final Admin admin;

    public TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates the topics that are missing.
     *
     * @param partitions of each but dossier-current and dossier-summaries, which have one; it cannot be changed later, for a dossier must stay in its partition
     * @return the names of those created
     * @throws PipelineException if Kafka refuses, or topics are there that do not fit
     */
    public Set<String> create(int partitions, Optional<Short> replication) {
        List<NewTopic> topics = new ArrayList<>();
        SETTINGS.forEach((name, settings) -> topics.add(
                new NewTopic(name, Optional.of(OF_ONE_PARTITION.contains(name) ? 1 : partitions), replication)
                        .configs(settings)));
        Set<String> created = create(topics);
        check();
        return created;
    }

    /**
     * Creates the counts topic of another application beside those there are, with as many copies, and dossier-current if it is missing.
     *
     * @throws PipelineException if Kafka refuses, or the topics of the pipeline are not there
     */
    public void createCounts(CountsInForce counts) {
        int partitions = check();
        Optional<Short> copies = Optional.of(copies(Topics.COUNTS));
        create(List.of(
                new NewTopic(counts.topic(), Optional.of(partitions), copies).configs(COUNTS_SETTINGS),
                new NewTopic(Topics.CURRENT, Optional.of(1), copies).configs(SETTINGS.get(Topics.CURRENT))));
        check(counts);
    }

    /**
     * Creates the topic in which the counts of an application are rolled up, if it is missing, as the one of its counts is.
     *
     * @throws PipelineException if Kafka refuses, or it has other partitions
     */
    public void createRolledUp(CountsInForce counts) {
        int partitions = check(counts);
        String topic = counts.rolledUpTopic();
        create(List.of(new NewTopic(topic, Optional.of(partitions), Optional.of(copies(counts.topic())))
                .configs(COUNTS_SETTINGS)));
        check(topic, "dossier-stats streams --roll-up LEVELS");
    }

    private Set<String> create(List<NewTopic> topics) {
        Set<String> created = new TreeSet<>(topics.stream().map(NewTopic::name).toList());
        CreateTopicsOptions limited = new CreateTopicsOptions().timeoutMs(LIMIT_MS);
        admin.createTopics(topics, limited).values().forEach((name, creation) -> {
            try {
                answer(creation);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new PipelineException("cannot create topic " + name + ": " + reason(e), e);
                }
                created.remove(name);
            }
        });
        created.forEach(this::awaitKnown);
        return created;
    }

    /** The controller has created it; the broker that is asked next hears of it a little later. */
    private void awaitKnown(String topic) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MS);
        try {
            while (!isKnown(topic)) {
                if (System.nanoTime() > deadline) {
                    throw new PipelineException("topic " + topic + " was created, but Kafka does not tell about it");
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(e);
        }
    }

    private boolean isKnown(String topic) {
        try {
            describe(topic);
            return true;
        } catch (ExecutionException e) {
            return !(e.getCause() instanceof UnknownTopicOrPartitionException);
        }
    }

    /**
     * Checks that the topics are there and fit each other.
     *
     * @return how many partitions each has
     * @throws PipelineException if not; the message says what to do
     */
    public int check() {
        int partitions = check(Topics.COUNTS, "dossier-stats topics create --partitions $");
        partitions(Topics.REJECTS);
        return partitions;
    }

    /** The same, of the counts of an application. */
    public int check(CountsInForce counts) {
        if (counts.equals(CountsInForce.DEFAULT)) {
            return check();
        }
        try {
            return check(
                    counts.topic(),
                    "dossier-stats streams rebuild --application-id " + counts.applicationId() + " --rules RULES");
        } catch (PipelineException e) {
            throw e.getCause() instanceof ExecutionException failed
                            && failed.getCause() instanceof UnknownTopicOrPartitionException
                    ? new PipelineException(
                            "there are no counts of " + counts.applicationId()
                                    + "; make them with: dossier-stats streams rebuild --application-id "
                                    + counts.applicationId(),
                            e)
                    : e;
        }
    }

    private int check(String countsTopic, String remedy) {
        int events = partitions(Topics.EVENTS);
        int counts = partitions(countsTopic);
        if (events != counts) {
            throw new PipelineException("topic " + Topics.EVENTS + " has " + events + " partitions and " + countsTopic
                    + " has " + counts + "; they must have as many: delete " + countsTopic
                    + " (it is made anew from the events) and run: " + remedy.replace("$", String.valueOf(events)));
        }
        return events;
    }

    private int partitions(String topic) {
        return described(topic).partitions().size();
    }

    private short copies(String topic) {
        return (short) described(topic).partitions().get(0).replicas().size();
    }

    private TopicDescription described(String topic) {
        try {
            return describe(topic);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new PipelineException(
                        "there is no topic " + topic + "; create it with: dossier-stats topics create", e);
            }
            throw new PipelineException("Kafka does not tell about topic " + topic + ": " + reason(e), e);
        }
    }

    private TopicDescription describe(String topic) throws ExecutionException {
        DescribeTopicsOptions limited = new DescribeTopicsOptions().timeoutMs(LIMIT_MS);
        return Objects.requireNonNull(
                answer(admin.describeTopics(List.of(topic), limited).allTopicNames())
                        .get(topic));
    }

    /** The client itself gives up after the limit: a call that was only waited for so long would hold up its closing. */
    private static <T> T answer(KafkaFuture<T> call) throws ExecutionException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw unanswered(e);
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(e);
        }
    }

    private static String reason(ExecutionException e) {
        return String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }

    private static PipelineException unanswered(Exception e) {
        return new PipelineException(
                "Kafka did not answer within " + TimeUnit.MILLISECONDS.toSeconds(LIMIT_MS)
                        + " s; is it running there? Does it want another security.protocol (--command-config)?",
                e);
    }
}
