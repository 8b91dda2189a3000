package org.dossierstats.chaos.fault;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dossierstats.chaos.cluster.Deployment;
import org.dossierstats.chaos.cluster.Member;
import org.dossierstats.chaos.host.Host;

/**
 * Where faults happen.
 *
 * @param told what is seen of them
 */
public record Scene(Deployment deployment, Host host, Random random, Consumer<String> told) {
    /** Lets time pass; the load goes on. */
    void pass(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /** One of the two that count. */
    Member anyStreams() {
        return random.nextBoolean() ? deployment.streams() : deployment.otherStreams();
    }
}
