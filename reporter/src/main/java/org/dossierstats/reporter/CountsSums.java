package org.dossierstats.reporter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Sent;
import org.dossierstats.live.LiveGroups;
import org.dossierstats.rollup.RollUp;
import org.dossierstats.wire.PartitionView;
import org.jspecify.annotations.Nullable;

/**
 * What the counts of all partitions add up to, kept up by what changes in them, so that neither a summary nor a board has to go over the
 * cells. Made from the cells when these are whole for the first time. Not thread-safe.
 */
final class CountsSums implements PartitionView.Listener {
    private final List<PartitionView> views = new ArrayList<>();
    private @Nullable RollUp rows;
    private @Nullable LiveGroups live;

    /** Keeps up with these from now on, if it does not yet. */
    void keepUp(Collection<PartitionView> whole) {
        if (rows != null) {
            return;
        }
        RollUp begun = new RollUp();
        views.addAll(whole);
        begun.begin(whole.stream().map(PartitionView::counts).toList());
        whole.forEach(view -> view.forEachSent(begun::changeSent));
        rows = begun;
    }

    @Override
    public void changed(Cell cell, Counts before, Counts after) {
        if (rows != null) {
            rows.change(cell, before, after);
        }
        if (live != null) {
            live.change(cell, before, after);
        }
    }

    @Override
    public void changedSent(Sent sent, long more) {
        if (rows != null) {
            rows.changeSent(sent, more);
        }
    }

    /**
     * The rows of summaries.
     *
     * @throws IllegalStateException before the counts were whole
     */
    RollUp rows() {
        if (rows == null) {
            throw new IllegalStateException("the counts are not whole yet");
        }
        return rows;
    }

    /**
     * The counts of now. The first time costs a sum over all cells, and so does a day before the last one asked for.
     *
     * @param day days since 1970-01-01, in the zone of the rules
     */
    LiveGroups live(int day) {
        LiveGroups groups = live;
        if (groups == null || day < groups.today()) {
            groups = new LiveGroups(day);
            for (PartitionView view : views) {
                LiveGroups begun = groups;
                view.counts().forEach((cell, counts) -> begun.change(cell, new Counts(), counts));
            }
            live = groups;
        } else if (day > groups.today()) {
            groups.turnTo(day);
        }
        return groups;
    }
}
