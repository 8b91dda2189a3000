package org.dossierstats.app.pipeline;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The instances of a streams application, as Kafka knows them. */
public final class StreamsGroup {
    private static final int LIMIT_MS = 15_000;

    private StreamsGroup() {}

    /**
     * Whether any instance is there that counts.
     *
     * @throws PipelineException if Kafka does not tell
     */
    public static boolean isCounting(Admin admin, String applicationId) {
        try {
            return !admin.describeConsumerGroups(
                            List.of(applicationId), new DescribeConsumerGroupsOptions().timeoutMs(LIMIT_MS))
                    .describedGroups()
                    .values()
                    .iterator()
                    .next()
                    .get()
                    .members()
                    .isEmpty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw new PipelineException("Kafka does not tell about group " + applicationId + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipelineException("interrupted while asking about group " + applicationId, e);
        }
    }
}
