package org.dossierstats.chaos.fault;

import java.time.Duration;
import java.util.function.Function;
import org.dossierstats.chaos.cluster.Member;

/** A process of the program is killed, and comes back a second later as with any service manager. */
record KillMember(Function<Scene, Member> chosen) implements Fault {
    /** Longer than it takes until Kafka gives the old one up. */
    private static final Duration LASTS = Duration.ofSeconds(8);

    @Override
    public void inject(Scene scene) throws InterruptedException {
        Member member = chosen.apply(scene);
        member.kill();
        scene.told().accept("killed " + member.name());
        scene.pass(LASTS);
    }
}
