package org.dossierstats.chaos.fault;

import java.time.Duration;
import org.dossierstats.chaos.cluster.KafkaCluster;

/** A Kafka node is killed, and comes back when the others have given it up. */
final class KillBroker implements Fault {
    /** Longer than broker.session.timeout.ms, 9 s. */
    private static final Duration LASTS = Duration.ofSeconds(14);

    private int node;

    @Override
    public void inject(Scene scene) throws InterruptedException {
        node = 1 + scene.random().nextInt(KafkaCluster.NODES);
        scene.deployment().kafka().kill(node);
        scene.told().accept("killed kafka-" + node);
        scene.pass(LASTS);
    }

    @Override
    public void heal(Scene scene) {
        scene.deployment().kafka().start(node);
    }
}
