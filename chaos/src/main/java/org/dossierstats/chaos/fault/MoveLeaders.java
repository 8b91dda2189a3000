package org.dossierstats.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.chaos.cluster.KafkaCluster;

/** Every partition of every topic gets another leader, those of Kafka's own topics too, three times. */
final class MoveLeaders implements Fault {
    private static final int TIMES = 3;
    private static final Duration BETWEEN = Duration.ofSeconds(4);

    @Override
    public void inject(Scene scene) throws InterruptedException {
        for (int time = 0; time < TIMES; time++) {
            int moved = move(scene.deployment().kafka());
            scene.told().accept("moved the leaders of " + moved + " partitions");
            scene.pass(BETWEEN);
        }
    }

    /** The next of its nodes becomes the preferred leader, then the preferred ones are elected. */
    private static int move(KafkaCluster kafka) throws InterruptedException {
        Map<TopicPartition, Optional<NewPartitionReassignment>> next = new HashMap<>();
        Admin admin = kafka.admin();
        try {
            kafka.topics()
                    .forEach(topic -> topic.partitions()
                            .forEach(partition -> next.put(
                                    new TopicPartition(topic.name(), partition.partition()),
                                    Optional.of(new NewPartitionReassignment(rotated(partition.replicas()))))));
            admin.alterPartitionReassignments(next).all().get();
            return Math.toIntExact(
                    admin.electLeaders(ElectionType.PREFERRED, next.keySet()).partitions().get().values().stream()
                            .filter(Optional::isEmpty)
                            .count());
        } catch (ExecutionException e) {
            throw new BenchException("leaders cannot be moved: " + e.getCause(), e);
        }
    }

    private static List<Integer> rotated(List<Node> replicas) {
        List<Integer> nodes = new ArrayList<>(replicas.stream().map(Node::id).collect(Collectors.toList()));
        Collections.rotate(nodes, -1);
        return nodes;
    }
}
