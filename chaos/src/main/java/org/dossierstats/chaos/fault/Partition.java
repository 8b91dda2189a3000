package org.dossierstats.chaos.fault;

import java.time.Duration;
import org.dossierstats.chaos.host.Namespace;

/** Nothing gets from one of the processes that count to Kafka or back: all is dropped without a word. */
final class Partition implements Fault {
    private static final Duration LASTS = Duration.ofSeconds(20);

    @Override
    public void inject(Scene scene) throws InterruptedException {
        network(scene).cut();
        scene.told().accept("cut " + scene.deployment().otherStreams().name() + " off for " + LASTS.toSeconds() + " s");
        scene.pass(LASTS);
    }

    @Override
    public void heal(Scene scene) {
        network(scene).mend();
    }

    private static Namespace network(Scene scene) {
        return scene.host().network().orElseThrow();
    }
}
