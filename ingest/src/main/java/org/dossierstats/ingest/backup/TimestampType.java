package org.dossierstats.ingest.backup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.Topics;

/** Whose clock the records of dossier-events are stamped by: the broker's, or that of whoever writes them. */
final class TimestampType {
    private static final String SETTING = "message.timestamp.type";
    private static final String BROKERS = "LogAppendTime";
    private static final String WRITERS = "CreateTime";
    private static final int LIMIT_MS = 15_000;
    private static final Duration KNOWN_LIMIT = Duration.ofSeconds(30);
    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, Topics.EVENTS);

    private final Admin admin;

    TimestampType(Admin admin) {
        this.admin = admin;
    }

    /** While a backup is put in. */
    void writers() {
        set(WRITERS);
    }

    /** As it must be while events come in. */
    void brokers() {
        set(BROKERS);
    }

    /** The broker that is asked knows it when this returns. */
    private void set(String value) {
        try {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    TOPIC,
                                    List.of(new AlterConfigOp(
                                            new ConfigEntry(SETTING, value), AlterConfigOp.OpType.SET))),
                            new AlterConfigsOptions().timeoutMs(LIMIT_MS))
                    .all()
                    .get();
            long deadline = System.nanoTime() + KNOWN_LIMIT.toNanos();
            while (!value.equals(now())) {
                if (System.nanoTime() > deadline) {
                    throw new PublishException(
                            "Kafka does not take on " + SETTING + "=" + value + " of " + Topics.EVENTS, null);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (ExecutionException e) {
            throw new PublishException(
                    "cannot set " + SETTING + "=" + value + " of " + Topics.EVENTS + ": "
                            + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("interrupted while setting " + SETTING + " of " + Topics.EVENTS, e);
        }
    }

    private String now() throws ExecutionException, InterruptedException {
        Config now = Objects.requireNonNull(
                admin.describeConfigs(List.of(TOPIC), new DescribeConfigsOptions().timeoutMs(LIMIT_MS))
                        .all()
                        .get()
                        .get(TOPIC));
        return now.get(SETTING).value();
    }
}
