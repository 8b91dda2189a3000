package org.dossierstats.streams;

import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * How the instances of an application share its partitions.
 *
 * @param standbys how many other instances keep a copy of each ledger, to take over where it was; with 0, what the client's properties
 *     say of it holds
 * @param instance the name under which this instance comes back after a restart, to the partitions it had; null if it is another each
 *     time. No two that run at a time may have the same
 */
public record Sharing(int standbys, @Nullable String instance) {
    /** By itself, or with others of which any may take over at any time. */
    public static final Sharing NAMELESS = new Sharing(0, null);

    private static final int MOST_STANDBYS = 5;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /**
     * As long as the partitions of a named instance wait for it: it is to be stopped, started again and known to Kafka by then. The price
     * is that they stand still as long if it does not come back.
     */
    static final int NAMED_SESSION_TIMEOUT_MS = 30_000;

    public Sharing {
        if (standbys < 0 || standbys > MOST_STANDBYS) {
            throw new IllegalArgumentException("standbys must be 0 to " + MOST_STANDBYS + ", not " + standbys);
        }
        if (instance != null && !NAME.matcher(instance).matches()) {
            throw new IllegalArgumentException(
                    "an instance id is 1 to 100 letters, digits, dots, dashes and underscores, not '" + instance + "'");
        }
    }

    /** Put before whatever else is chosen for the speed of recovery. */
    void into(Properties properties) {
        if (standbys > 0) {
            properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        }
        if (instance != null) {
            properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
            properties.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, NAMED_SESSION_TIMEOUT_MS);
        }
    }

    /**
     * Whether it leaves the group when it ends. A nameless one does: otherwise whoever comes next waits until Kafka gives it up. A named
     * one comes back.
     */
    GroupMembershipOperation atItsEnd() {
        return instance == null ? GroupMembershipOperation.LEAVE_GROUP : GroupMembershipOperation.REMAIN_IN_GROUP;
    }
}
