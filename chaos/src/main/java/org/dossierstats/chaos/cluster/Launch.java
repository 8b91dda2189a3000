package org.dossierstats.chaos.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * How a process of the program is started.
 *
 * @param through a command that becomes it, such as {@code ip netns exec}; empty for none
 * @param arguments of the program
 */
public record Launch(List<String> through, List<String> arguments) {
    public Launch {
        through = List.copyOf(through);
        arguments = List.copyOf(arguments);
    }

    /** The same through another command. */
    public Launch through(List<String> command) {
        return new Launch(command, arguments);
    }

    /** The same with these arguments more. */
    Launch with(String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new Launch(through, all);
    }
}
