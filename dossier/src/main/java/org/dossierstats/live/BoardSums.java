package org.dossierstats.live;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Status;

/** Adds groups up to a board. A board is made ten times a second of ten thousands of groups: so in arrays, and made objects at the end. */
final class BoardSums {
    private final int today;
    private final long[] total = new long[Standing.MEMBERS];
    private final long[][] statuses = new long[Status.values().length][Channel.values().length];
    private final long[] received = new long[LiveGroups.DAYS_BACK];
    private final long[] resolved = new long[LiveGroups.DAYS_BACK];
    private final long[] fallingOverdue = new long[LiveGroups.DAYS_AHEAD];
    private final Map<String, long[]> byField = new HashMap<>();
    private final Map<String, long[]> byAgency = new HashMap<>();
    private final Map<String, long[]> byProcedure = new HashMap<>();

    BoardSums(int today) {
        this.today = today;
    }

    void add(Attributes attributes, Group group) {
        Standing standing = Standing.of(group, today);
        if (!standing.isNothing()) {
            standing.addTo(total);
            standing.addTo(row(byField, attributes.field()));
            standing.addTo(row(byAgency, attributes.agency()));
            standing.addTo(row(byProcedure, attributes.procedure()));
        }
        for (Status status : Status.values()) {
            if (status != Status.UNKNOWN) {
                statuses[status.ordinal()][attributes.channel().ordinal()] += group.stock(Measure.in(status));
            }
        }
        group.until(today + LiveGroups.DAYS_AHEAD)
                .forEach((day, counts) -> fallingOverdue[day - today - 1] += counts.of(Measure.OVERDUE));
    }

    private static long[] row(Map<String, long[]> rows, String key) {
        return rows.computeIfAbsent(key, absent -> new long[Standing.MEMBERS]);
    }

    void add(RecentDays days) {
        for (int i = 0; i < LiveGroups.DAYS_BACK; i++) {
            received[i] += days.received(firstDay() + i);
            resolved[i] += days.resolved(firstDay() + i);
        }
    }

    private int firstDay() {
        return today - LiveGroups.DAYS_BACK + 1;
    }

    Board board() {
        List<Board.Day> days = new ArrayList<>();
        for (int i = 0; i < LiveGroups.DAYS_BACK; i++) {
            days.add(new Board.Day(LocalDate.ofEpochDay(firstDay() + (long) i), received[i], resolved[i]));
        }
        List<Long> falling = new ArrayList<>();
        for (long each : fallingOverdue) {
            falling.add(each);
        }
        return new Board(
                LocalDate.ofEpochDay(today),
                Standing.of(total),
                statuses(),
                days,
                falling,
                standings(byField),
                standings(byAgency),
                standings(byProcedure));
    }

    private Map<Status, Map<Channel, Long>> statuses() {
        Map<Status, Map<Channel, Long>> all = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            if (status != Status.UNKNOWN) {
                Map<Channel, Long> channels = new EnumMap<>(Channel.class);
                for (Channel channel : Channel.values()) {
                    channels.put(channel, statuses[status.ordinal()][channel.ordinal()]);
                }
                all.put(status, channels);
            }
        }
        return all;
    }

    private static SortedMap<String, Standing> standings(Map<String, long[]> rows) {
        SortedMap<String, Standing> standings = new TreeMap<>();
        rows.forEach((key, sums) -> standings.put(key, Standing.of(sums)));
        return standings;
    }
}
