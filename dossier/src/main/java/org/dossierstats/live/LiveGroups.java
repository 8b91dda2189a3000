package org.dossierstats.live;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Attributes;

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
        BoardSums sums = new BoardSums(today);
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
}
