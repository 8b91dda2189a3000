package org.dossierstats.chaos.fault;

import java.time.Duration;
import org.dossierstats.chaos.cluster.Member;
import org.dossierstats.chaos.host.SmallDisk;

/** The disk on which one of the processes that count keeps its ledger gets full; then it is killed and has to start on the full disk. */
final class FullDisk implements Fault {
    private static final Duration WRITING = Duration.ofSeconds(12);
    private static final Duration STARTING = Duration.ofSeconds(12);

    @Override
    public void inject(Scene scene) throws InterruptedException {
        Member streams = scene.deployment().streams();
        disk(scene).fill();
        scene.told().accept("filled the disk of " + streams.name());
        scene.pass(WRITING);
        streams.kill();
        scene.told().accept("killed " + streams.name());
        scene.pass(STARTING);
    }

    @Override
    public void heal(Scene scene) {
        disk(scene).clear();
    }

    private static SmallDisk disk(Scene scene) {
        return scene.host().disk().orElseThrow();
    }
}
