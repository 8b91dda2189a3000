package org.dossierstats.app.pipeline;

import java.util.ArrayList;
import java.util.List;
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
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.Topics;

/** Creates the topics with the settings the pipeline relies on, and checks those that are there. */
public final class TopicSetup {
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
        int copies = replication.isPresent() ? replication.get() : brokersOwnCopies();
        List<NewTopic> topics = new ArrayList<>();
        for (String name : TopicPlan.topics()) {
            topics.add(new NewTopic(name, Optional.of(TopicPlan.partitions(name, partitions)), replication)
                    .configs(TopicPlan.settings(name, copies)));
        }
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
        short copies = copies(Topics.COUNTS);
        create(List.of(
                new NewTopic(counts.topic(), partitions, copies).configs(TopicPlan.settings(counts.topic(), copies)),
                new NewTopic(Topics.CURRENT, 1, copies).configs(TopicPlan.settings(Topics.CURRENT, copies))));
        check(counts);
    }

    /**
     * Creates the topic in which the counts of an application are rolled up, if it is missing, as the one of its counts is.
     *
     * @throws PipelineException if Kafka refuses, or it has other partitions
     */
    public void createRolledUp(CountsInForce counts) {
        int partitions = check(counts);
        short copies = copies(counts.topic());
        String topic = counts.rolledUpTopic();
        create(List.of(new NewTopic(topic, partitions, copies).configs(TopicPlan.settings(topic, copies))));
        check(topic, "dossier-stats streams --roll-up LEVELS");
    }

    /** As many as a topic has that says nothing of it; one, if Kafka only tells that the topic is there. */
    private int brokersOwnCopies() {
        NewTopic any = new NewTopic(Topics.EVENTS, Optional.of(1), Optional.empty());
        CreateTopicsOptions trial =
                new CreateTopicsOptions().timeoutMs(Answers.LIMIT_MS).validateOnly(true);
        try {
            return Answers.of(admin.createTopics(List.of(any), trial).replicationFactor(Topics.EVENTS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return copies(Topics.EVENTS);
            }
            throw new PipelineException("cannot create topic " + Topics.EVENTS + ": " + Answers.reason(e), e);
        }
    }

    private Set<String> create(List<NewTopic> topics) {
        Set<String> created = new TreeSet<>(topics.stream().map(NewTopic::name).toList());
        CreateTopicsOptions limited = new CreateTopicsOptions().timeoutMs(Answers.LIMIT_MS);
        admin.createTopics(topics, limited).values().forEach((name, creation) -> {
            try {
                Answers.of(creation);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new PipelineException("cannot create topic " + name + ": " + Answers.reason(e), e);
                }
                created.remove(name);
            }
        });
        created.forEach(this::awaitKnown);
        return created;
    }

    /** The controller has created it; the broker that is asked next hears of it a little later. */
    private void awaitKnown(String topic) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Answers.LIMIT_MS);
        try {
            while (!isKnown(topic)) {
                if (System.nanoTime() > deadline) {
                    throw new PipelineException("topic " + topic + " was created, but Kafka does not tell about it");
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Answers.unanswered(e);
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

    /** The same, of the counts of an application, and of its ledger if it has one. */
    public int check(CountsInForce counts) {
        int partitions = checkCounts(counts);
        new LedgerCheck(admin, counts.applicationId()).check(partitions);
        return partitions;
    }

    private int checkCounts(CountsInForce counts) {
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
            throw new PipelineException("Kafka does not tell about topic " + topic + ": " + Answers.reason(e), e);
        }
    }

    private TopicDescription describe(String topic) throws ExecutionException {
        DescribeTopicsOptions limited = new DescribeTopicsOptions().timeoutMs(Answers.LIMIT_MS);
        return Objects.requireNonNull(
                Answers.of(admin.describeTopics(List.of(topic), limited).allTopicNames())
                        .get(topic));
    }
}
