package org.dossierstats.live;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Status;

/**
 * What a live board shows of the dossiers that somebody may see.
 *
 * @param today the day it is of
 * @param statuses how many stand in each status, by channel; every status and channel there is
 * @param days what was received and resolved on each of the last days, today last
 * @param fallingOverdue how many more are overdue from each of the next days on, tomorrow first, if nothing is done
 * @param byField rows with something to tell, sorted
 */
public record Board(
        LocalDate today,
        Standing total,
        Map<Status, Map<Channel, Long>> statuses,
        List<Day> days,
        List<Long> fallingOverdue,
        SortedMap<String, Standing> byField,
        SortedMap<String, Standing> byAgency,
        SortedMap<String, Standing> byProcedure) {
    public Board {
        Map<Status, Map<Channel, Long>> copied = new EnumMap<>(Status.class);
        statuses.forEach(
                (status, channels) -> copied.put(status, Collections.unmodifiableMap(new EnumMap<>(channels))));
        statuses = Collections.unmodifiableMap(copied);
        days = List.copyOf(days);
        fallingOverdue = List.copyOf(fallingOverdue);
        byField = Collections.unmodifiableSortedMap(new TreeMap<>(byField));
        byAgency = Collections.unmodifiableSortedMap(new TreeMap<>(byAgency));
        byProcedure = Collections.unmodifiableSortedMap(new TreeMap<>(byProcedure));
    }

    /** What happened on a day. */
    public record Day(LocalDate day, long received, long resolved) {}

    /** How many stand in a status. */
    public long in(Status status) {
        return statuses.getOrDefault(status, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
