package org.dossierstats.app.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of the topics that are there, beside those the pipeline relies on. */
public final class TopicSettings {
    private static final Logger LOG = LoggerFactory.getLogger(TopicSettings.class);

    private final Admin admin;

    public TopicSettings(Admin admin) {
        this.admin = admin;
    }

    /**
     * What does not fit of the topics that every office has.
     *
     * @throws PipelineException if Kafka does not tell
     */
    public List<Complaint> complaints() {
        return complaints(TopicPlan.topics());
    }

    /** Warns of what does not fit of the topics that are counted from and to; says nothing where Kafka does not let this user look. */
    public void warn(CountsInForce counts) {
        try {
            complaints(List.of(Topics.EVENTS, counts.topic(), Topics.REJECTS))
                    .forEach(complaint -> LOG.warn("{}", complaint.line()));
        } catch (PipelineException e) {
            if (!(e.getCause() instanceof ExecutionException refused)
                    || !(refused.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            LOG.debug("the settings of the topics are not for this user to see");
        }
    }

    private List<Complaint> complaints(Collection<String> topics) {
        Map<String, Config> settings = settings(topics);
        Map<String, Integer> copies = copies(topics);
        List<Complaint> complaints = new ArrayList<>();
        for (String topic : new TreeSet<>(topics)) {
            Config config = Objects.requireNonNull(settings.get(topic));
            for (Requirement requirement : TopicPlan.requirements(topic, Objects.requireNonNull(copies.get(topic)))) {
                ConfigEntry entry = config.get(requirement.setting());
                Complaint complaint = requirement.complaint(topic, entry == null ? null : entry.value());
                if (complaint != null) {
                    complaints.add(complaint);
                }
            }
        }
        return complaints;
    }

    private Map<String, Config> settings(Collection<String> topics) {
        DescribeConfigsOptions limited = new DescribeConfigsOptions().timeoutMs(Answers.LIMIT_MS);
        Map<String, Config> settings = new HashMap<>();
        try {
            Answers.of(admin.describeConfigs(
                                    topics.stream().map(TopicSettings::resource).toList(), limited)
                            .all())
                    .forEach((resource, config) -> settings.put(resource.name(), config));
        } catch (ExecutionException e) {
            throw new PipelineException("Kafka does not tell the settings of the topics: " + Answers.reason(e), e);
        }
        return settings;
    }

    private Map<String, Integer> copies(Collection<String> topics) {
        DescribeTopicsOptions limited = new DescribeTopicsOptions().timeoutMs(Answers.LIMIT_MS);
        Map<String, Integer> copies = new HashMap<>();
        try {
            for (TopicDescription topic : Answers.of(
                            admin.describeTopics(topics, limited).allTopicNames())
                    .values()) {
                copies.put(
                        topic.name(),
                        topic.partitions().stream()
                                .mapToInt(partition -> partition.replicas().size())
                                .min()
                                .orElse(1));
            }
        } catch (ExecutionException e) {
            throw new PipelineException("Kafka does not tell about the topics: " + Answers.reason(e), e);
        }
        return copies;
    }

    /**
     * Sets what these complain of as it must be.
     *
     * @throws PipelineException if Kafka refuses
     */
    public void mend(List<Complaint> complaints) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        complaints.forEach(complaint -> changes.computeIfAbsent(
                        resource(complaint.topic()), absent -> new ArrayList<>())
                .add(new AlterConfigOp(
                        new ConfigEntry(complaint.setting(), complaint.remedy()), AlterConfigOp.OpType.SET)));
        try {
            Answers.of(admin.incrementalAlterConfigs(changes, new AlterConfigsOptions().timeoutMs(Answers.LIMIT_MS))
                    .all());
        } catch (ExecutionException e) {
            throw new PipelineException("cannot alter the topics: " + Answers.reason(e), e);
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
