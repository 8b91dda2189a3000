package org.dossierstats.chaos.fault;

import java.time.Duration;
import java.util.List;
import org.dossierstats.chaos.cluster.Launch;
import org.dossierstats.chaos.cluster.Member;
import org.dossierstats.chaos.host.ShiftedClock;

/** The clock of one of the processes that count is days slow, then fast, then right again, while it runs. */
final class ClockJump implements Fault {
    /** Until it has partitions to count. */
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);

    private static final Duration EACH = Duration.ofSeconds(8);
    private static final List<Duration> SHIFTS =
            List.of(Duration.ofDays(-2), Duration.ofMinutes(30), Duration.ofHours(26), Duration.ofSeconds(-90));

    @Override
    public void inject(Scene scene) throws InterruptedException {
        Member streams = scene.deployment().streams();
        ShiftedClock clock = scene.host().clock().orElseThrow();
        Launch usual = streams.launch();
        streams.launch(usual.through(clock.through()));
        try {
            streams.stop();
            streams.start();
            streams.awaitReady(scene.deployment().monitor(), READY_LIMIT);
            for (Duration shift : SHIFTS) {
                clock.shift(shift);
                scene.told().accept("the clock of " + streams.name() + " is wrong by " + shift);
                scene.pass(EACH);
            }
        } finally {
            clock.shift(Duration.ZERO);
            streams.launch(usual);
        }
        streams.kill();
    }
}
