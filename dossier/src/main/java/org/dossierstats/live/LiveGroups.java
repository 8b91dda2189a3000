package org.dossierstats.live;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Status;

/**
 * The counts of now, kept up by changes: a change of a cell costs what it changes, the turn of a day costs the dossiers that change on
 * it by themselves, and a board costs a sum over the groups. Not thread-safe.
 */
public final class LiveGroups {
    /** How many days back a board shows each by itself, today among them. */
    public static final int DAYS_BACK = 90;

    /** How many days ahead. */
    public static final int DAYS_AHEAD = 14;

    private final Map<Attributes, Group> groups = new HashMap<>();
    private final Map<String, RecentDays> recent = new HashMap<>();
    private int today;

    /** @param today days since 1970-01-01, in the zone of the rules */
    public LiveGroups(int today) {
        this.today = today;
    }

    public int today() {
        return today;
    }

    /** What stands in a cell was this, and is that now; both absolute. */
    public void change(Cell cell, Counts before, Counts after) {
        Group group = groups.computeIfAbsent(cell.attributes(), absent -> new Group());
        after.forEach((code, amount) -> change(group, cell.day(), code, amount));
        before.forEach((code, amount) -> change(group, cell.day(), code, -amount));
        if (group.isEmpty()) {
            groups.remove(cell.attributes());
        }
        if (isRecent(cell.day())) {
            recent(cell.agency()).add(cell.day(), after, 1);
            recent(cell.agency()).add(cell.day(), before, -1);
        }
    }

    private void change(Group group, int day, int code, long amount) {
        boolean isStock = code >= Measure.OPEN.code() && code <= Measure.IN_RETURNED.code();
        if (isStock && day <= today) {
            group.stand(code, amount);
        } else if (code < Measure.OPEN.code() && day == today) {
            group.happen(code, amount);
        } else if (code <= Measure.IN_RETURNED.code() && day > today) {
            group.await(day, code, amount);
        }
    }

    private boolean isRecent(int day) {
        return day <= today && day > today - DAYS_BACK;
    }

    private RecentDays recent(String agency) {
        return recent.computeIfAbsent(agency, absent -> new RecentDays());
    }

    /**
     * Another day has come.
     *
     * @throws IllegalArgumentException if it is before the day that was: days that are gone are not kept
     */
    public void turnTo(int day) {
        if (day < today) {
            throw new IllegalArgumentException("day " + day + " is before " + today);
        }
        if (day == today) {
            return;
        }
        recent.values().forEach(days -> days.turn(today, day));
        today = day;
        groups.forEach((attributes, group) -> group.turnTo(day).forEach((come, counts) -> {
            counts.forEach((code, amount) -> change(group, come, code, amount));
            if (isRecent(come)) {
                recent(attributes.agency()).add(come, counts, 1);
            }
        }));
        groups.values().removeIf(Group::isEmpty);
    }

    /** The board of those who may see only the dossiers of these agencies. */
    public Board board(Predicate<String> visible) {
        Summing sums = new Summing();
        groups.forEach((attributes, group) -> {
            if (visible.test(attributes.agency())) {
                sums.add(attributes, group);
            }
        });
        recent.forEach((agency, days) -> {
            if (visible.test(agency)) {
                sums.add(days);
            }
        });
        return sums.board();
    }

    private final class Summing {
        private Standing total = Standing.NONE;
        private final Map<Status, Map<Channel, Long>> statuses = new EnumMap<>(Status.class);
        private final long[] received = new long[DAYS_BACK];
        private final long[] resolved = new long[DAYS_BACK];
        private final long[] fallingOverdue = new long[DAYS_AHEAD];
        private final SortedMap<String, Standing> byField = new TreeMap<>();
        private final SortedMap<String, Standing> byAgency = new TreeMap<>();
        private final SortedMap<String, Standing> byProcedure = new TreeMap<>();

        Summing() {
            for (Status status : Status.values()) {
                if (status != Status.UNKNOWN) {
                    Map<Channel, Long> channels = new EnumMap<>(Channel.class);
                    for (Channel channel : Channel.values()) {
                        channels.put(channel, 0L);
                    }
                    statuses.put(status, channels);
                }
            }
        }

        void add(Attributes attributes, Group group) {
            Standing standing = Standing.of(group, today);
            if (!standing.isNothing()) {
                total = total.plus(standing);
                byField.merge(attributes.field(), standing, Standing::plus);
                byAgency.merge(attributes.agency(), standing, Standing::plus);
                byProcedure.merge(attributes.procedure(), standing, Standing::plus);
            }
            statuses.forEach((status, channels) ->
                    channels.merge(attributes.channel(), group.stock(Measure.in(status)), Long::sum));
            group.until(today + DAYS_AHEAD)
                    .forEach((day, counts) -> fallingOverdue[day - today - 1] += counts.of(Measure.OVERDUE));
        }

        void add(RecentDays days) {
            for (int i = 0; i < DAYS_BACK; i++) {
                received[i] += days.received(firstDay() + i);
                resolved[i] += days.resolved(firstDay() + i);
            }
        }

        private int firstDay() {
            return today - DAYS_BACK + 1;
        }

        Board board() {
            List<Board.Day> days = new ArrayList<>();
            for (int i = 0; i < DAYS_BACK; i++) {
                days.add(new Board.Day(LocalDate.ofEpochDay(firstDay() + (long) i), received[i], resolved[i]));
            }
            List<Long> falling = new ArrayList<>();
            for (long each : fallingOverdue) {
                falling.add(each);
            }
            return new Board(
                    LocalDate.ofEpochDay(today), total, statuses, days, falling, byField, byAgency, byProcedure);
        }
    }
}
