package org.dossierstats.chaos.round;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dossierstats.chaos.fault.FaultKind;
import org.dossierstats.chaos.host.Host;

/**
 * What is to be done.
 *
 * @param rate events a second
 * @param seed of the events, and of all that is drawn at random
 */
public record Plan(Set<FaultKind> faults, int rate, long seed) {
    public Plan {
        faults = EnumSet.copyOf(faults);
    }

    /** What these faults need of the machine. */
    Set<Host.Need> needs() {
        Set<Host.Need> needs = EnumSet.noneOf(Host.Need.class);
        faults.stream().map(FaultKind::need).flatMap(Optional::stream).forEach(needs::add);
        return needs;
    }
}
