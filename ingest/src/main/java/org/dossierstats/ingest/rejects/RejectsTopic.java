package org.dossierstats.ingest.rejects;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.ingest.topic.CommittedTopic;
import org.dossierstats.wire.Topics;

/** The topic dossier-rejects, read from its beginning to where it ends when the reading starts. */
public final class RejectsTopic implements AutoCloseable {
    private final CommittedTopic topic;

    private RejectsTopic(CommittedTopic topic) {
        this.topic = topic;
    }

    /**
     * Opens the topic.
     *
     * @param client properties of a Kafka client
     */
    public static RejectsTopic open(Map<String, Object> client) {
        return new RejectsTopic(CommittedTopic.open(Topics.REJECTS, client));
    }

    /**
     * Gives each reject, partition by partition; one that was rejected again, because its events were counted anew, once.
     *
     * @throws PublishException if Kafka does not answer or the topic does not exist
     */
    public void read(Consumer<Reject> rejects) {
        Set<String> seen = new HashSet<>();
        topic.ends()
                .forEach((partition, end) -> topic.read(
                        partition,
                        end,
                        read -> {
                            Reject reject = new Reject(read);
                            if (seen.add(reject.origin())) {
                                rejects.accept(reject);
                            }
                        },
                        offset -> {}));
    }

    @Override
    public void close() {
        topic.close();
    }
}
