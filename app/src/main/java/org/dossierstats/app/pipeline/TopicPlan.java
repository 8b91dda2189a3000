package org.dossierstats.app.pipeline;

import static org.dossierstats.app.pipeline.Requirement.atLeast;
import static org.dossierstats.app.pipeline.Requirement.between;
import static org.dossierstats.app.pipeline.Requirement.exactly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.Topics;

/** What each topic must be like, and why. */
final class TopicPlan {
    /** Kafka's own default: what any producer may send if it is told nothing. */
    private static final int SMALL_BYTES = 1_048_588;

    private static final int REJECT_BYTES = 2 * 1024 * 1024;
    private static final int SUMMARY_BYTES = 16 * 1024 * 1024;
    private static final long COMPACTION_LAG_MS = TimeUnit.MINUTES.toMillis(10);

    /** From so many copies on, one may be away while records are taken. */
    private static final int COPIES_TO_SPARE = 3;

    private static final String CLEANUP = "cleanup.policy";
    private static final String NO_MORE_THAN_THAT = "records of that size are refused";

    private static final Requirement BY_THE_BROKERS_CLOCK = exactly(
            "message.timestamp.type",
            "LogAppendTime",
            "records of a machine whose clock is fast by more than an hour would be refused");

    private static final List<Requirement> COUNTS = List.of(
            BY_THE_BROKERS_CLOCK,
            exactly(CLEANUP, "compact", "counts that are deleted by their age are missing from the figures"),
            atLeast(
                    "min.compaction.lag.ms",
                    COMPACTION_LAG_MS,
                    "a reader that has just started must not meet counts cleaned up to a point between two positions"),
            atLeast("max.message.bytes", SMALL_BYTES, NO_MORE_THAN_THAT));

    private static final Map<String, List<Requirement>> PLAN = Map.of(
            Topics.EVENTS,
            kept(
                    "the book of record: events that are gone cannot be counted again",
                    SMALL_BYTES,
                    exactly(
                            "message.timestamp.type",
                            "LogAppendTime",
                            "whether an event came before its time is told by the broker's clock, not the producer's")),
            Topics.COUNTS,
            COUNTS,
            Topics.CURRENT,
            List.of(exactly(CLEANUP, "compact", "whose counts are in force must not be forgotten")),
            Topics.SUMMARIES,
            kept("sealed revisions are never done away with, not even by another record of their key", SUMMARY_BYTES),
            Topics.REJECTS,
            kept("what could not be counted waits here until it is mended", REJECT_BYTES, BY_THE_BROKERS_CLOCK));

    private static final Set<String> OF_ONE_PARTITION = Set.of(Topics.CURRENT, Topics.SUMMARIES);

    private TopicPlan() {}

    private static List<Requirement> kept(String why, int largestBytes, Requirement... more) {
        List<Requirement> kept = new ArrayList<>(List.of(
                exactly(CLEANUP, "delete", why),
                exactly("retention.ms", "-1", why),
                exactly("retention.bytes", "-1", why),
                atLeast("max.message.bytes", largestBytes, NO_MORE_THAN_THAT)));
        kept.addAll(List.of(more));
        return List.copyOf(kept);
    }

    /** The topics that every office has. */
    static Set<String> topics() {
        return PLAN.keySet();
    }

    /** How many partitions it has where the others have so many. */
    static int partitions(String topic, int others) {
        return OF_ONE_PARTITION.contains(topic) ? 1 : others;
    }

    /**
     * What a topic with so many copies must be like.
     *
     * @param topic one of those that every office has, or the counts of any application
     */
    static List<Requirement> requirements(String topic, int copies) {
        List<Requirement> all = new ArrayList<>(of(topic));
        all.add(exactly(
                "unclean.leader.election.enable",
                "false",
                "a copy that is behind must not lose what was acknowledged"));
        all.add(inSync(copies));
        return all;
    }

    private static Requirement inSync(int copies) {
        return copies >= COPIES_TO_SPARE
                ? between(
                        "min.insync.replicas",
                        2,
                        2,
                        copies - 1L,
                        "what is acknowledged must be on two of the " + copies + " copies, and taken while one is away")
                : between("min.insync.replicas", 1, 1, copies, "more than the copies there are can never acknowledge");
    }

    /** The settings it is created with. */
    static Map<String, String> settings(String topic, int copies) {
        Map<String, String> settings = new HashMap<>();
        requirements(topic, copies).forEach(each -> settings.put(each.setting(), each.value()));
        return settings;
    }

    private static List<Requirement> of(String topic) {
        return topic.startsWith(CountsInForce.DEFAULT.topic())
                ? COUNTS
                : Objects.requireNonNull(PLAN.get(topic), topic);
    }
}
