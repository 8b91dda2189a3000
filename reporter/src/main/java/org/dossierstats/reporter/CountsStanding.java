package org.dossierstats.reporter;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.dossierstats.counts.Position;

/**
 * How the reading of the counts stood a moment ago.
 *
 * @param positions of the partitions that have one
 * @param missing the partitions whose counts are not whole
 * @param waiting by partition, how many records of dossier-events are not counted; empty if that is not known
 * @param denial why nothing is read for now, if Kafka denies it
 * @param failure why nothing is read any more, if it is not
 */
public record CountsStanding(
        List<Position> positions,
        SortedSet<Integer> missing,
        SortedMap<Integer, Long> waiting,
        Optional<String> denial,
        Optional<String> failure) {}
