package org.dossierstats.ingest.mapping;

import java.util.List;
import org.dossierstats.dossier.Event;

/** What a row says: its events, or what is wrong with it. */
public record Reading(List<Event> events, List<Fault> faults) {}
