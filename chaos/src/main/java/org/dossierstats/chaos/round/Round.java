package org.dossierstats.chaos.round;

import java.util.List;
import org.dossierstats.chaos.fault.FaultKind;

/**
 * How a fault came out.
 *
 * @param events accepted with 202, repeats counted too
 * @param again sent again because it was not certain that they had been taken
 * @param lost accepted with 202 but not in dossier-events, and flows missing in the figures
 * @param twice flows in the figures that did not happen
 * @param equal whether every byte of the summaries is as all events come to at once
 * @param cuts looked at
 * @param unbalanced what was wrong with them
 * @param longestSeconds the longest time from an event's 202 until a reader over HTTP was shown figures with it
 * @param ownEnds how often a process of the program ended without being killed
 * @param seen what happened, in order
 */
public record Round(
        FaultKind fault,
        long events,
        long again,
        long lost,
        long twice,
        boolean equal,
        long cuts,
        List<String> unbalanced,
        double longestSeconds,
        int ownEnds,
        List<String> seen) {
    public Round {
        unbalanced = List.copyOf(unbalanced);
        seen = List.copyOf(seen);
    }

    /** Whether all is as it must be. */
    public boolean isRight() {
        return lost == 0 && twice == 0 && equal && unbalanced.isEmpty();
    }
}
