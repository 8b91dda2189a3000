package org.dossierstats.chaos.host;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;

/** What this machine allows. */
public final class Host {
    /** What is made for a process of its own. */
    public enum Need {
        NETWORK,
        DISK,
        CLOCK
    }

    private final Map<Need, String> obstacles = new EnumMap<>(Need.class);
    private final Optional<Namespace> network;
    private final Optional<SmallDisk> disk;
    private final Optional<ShiftedClock> clock;

    private Host(Children children, Set<Need> needs) {
        network = make(Need.NETWORK, needs, children, Namespace::make);
        disk = make(Need.DISK, needs, children, SmallDisk::make);
        clock = make(Need.CLOCK, needs, children, ShiftedClock::make);
    }

    /** Makes what is needed, as far as that can be done here; it is gone with the processes. */
    public static Host prepare(Children children, Set<Need> needs) {
        return new Host(children, needs);
    }

    private <T> Optional<T> make(Need need, Set<Need> needs, Children children, Function<Children, T> making) {
        if (!needs.contains(need)) {
            return Optional.empty();
        }
        try {
            return Optional.of(making.apply(children));
        } catch (BenchException e) {
            obstacles.put(need, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Why there is none here, where one was needed. */
    public Optional<String> obstacle(Need need) {
        return Optional.ofNullable(obstacles.get(need));
    }

    /** A network of its own. */
    public Optional<Namespace> network() {
        return network;
    }

    /** A disk of its own. */
    public Optional<SmallDisk> disk() {
        return disk;
    }

    /** A clock of its own. */
    public Optional<ShiftedClock> clock() {
        return clock;
    }
}
