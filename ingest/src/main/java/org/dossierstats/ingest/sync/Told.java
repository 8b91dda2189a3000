package org.dossierstats.ingest.sync;

import java.util.List;
import java.util.Set;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.mapping.Fault;

/**
 * What a record tells.
 *
 * @param events none if there are faults
 * @param untold what it does not tell well enough
 * @param faults what is wrong with it, without its values
 */
public record Told(List<Event> events, Set<Untold> untold, List<Fault> faults) {
    public Told {
        events = List.copyOf(events);
        untold = Set.copyOf(untold);
        faults = List.copyOf(faults);
    }

    static Told faulty(List<Fault> faults) {
        return new Told(List.of(), Set.of(), faults);
    }
}
