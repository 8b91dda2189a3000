package org.dossierstats.chaos.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.dossierstats.chaos.host.Host;

/** What can go wrong. */
public enum FaultKind {
    /** To compare with. */
    NOTHING,
    KILL_STREAMS,
    KILL_INGEST,
    KILL_REPORTER,
    KILL_BROKER,
    MOVE_LEADERS,
    PAUSE_STREAMS,
    SLOW_READER,
    PARTITION,
    FULL_DISK,
    CLOCK_JUMP,
    CORRUPT_STATE;

    private static final Duration A_WHILE = Duration.ofSeconds(8);

    /** Twice the session time-out: it is given up, and must not write when it comes back. */
    private static final Duration PAUSE = Duration.ofSeconds(12);

    private static final Duration LONG_PAUSE = Duration.ofSeconds(20);

    private Fault fault() {
        return switch (this) {
            case NOTHING -> scene -> scene.pass(A_WHILE);
            case KILL_STREAMS -> new KillMember(Scene::anyStreams);
            case KILL_INGEST -> new KillMember(scene -> scene.deployment().ingest());
            case KILL_REPORTER -> new KillMember(scene -> scene.deployment().reporter());
            case KILL_BROKER -> new KillBroker();
            case MOVE_LEADERS -> new MoveLeaders();
            case PAUSE_STREAMS -> new PauseMember(Scene::anyStreams, PAUSE);
            case SLOW_READER -> new PauseMember(scene -> scene.deployment().reporter(), LONG_PAUSE);
            case PARTITION -> new Partition();
            case FULL_DISK -> new FullDisk();
            case CLOCK_JUMP -> new ClockJump();
            case CORRUPT_STATE -> new CorruptState();
        };
    }

    /** What it needs of the machine beside processes. */
    public Optional<Host.Need> need() {
        return switch (this) {
            case PARTITION -> Optional.of(Host.Need.NETWORK);
            case FULL_DISK -> Optional.of(Host.Need.DISK);
            case CLOCK_JUMP -> Optional.of(Host.Need.CLOCK);
            case NOTHING,
                    KILL_STREAMS,
                    KILL_INGEST,
                    KILL_REPORTER,
                    KILL_BROKER,
                    MOVE_LEADERS,
                    PAUSE_STREAMS,
                    SLOW_READER,
                    CORRUPT_STATE -> Optional.empty();
        };
    }

    /** Why it cannot be brought about there. */
    public Optional<String> obstacle(Host host) {
        return need().flatMap(host::obstacle);
    }

    /** Brings it about, and ends it. */
    public void happen(Scene scene) throws InterruptedException {
        Fault fault = fault();
        try {
            fault.inject(scene);
        } finally {
            fault.heal(scene);
        }
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
