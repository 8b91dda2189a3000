package org.dossierstats.reporter.close;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.SortedMap;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.close.History.Days;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;
import org.jspecify.annotations.Nullable;

/**
 * A closed period at two times, side by side.
 *
 * @param scope the whole office, or one agency
 * @param adjustment what the second has different from the first
 */
public record Difference(Days days, Scope scope, Side before, Side after, Adjustment adjustment) {

    /**
     * One of the two.
     *
     * @param revision its number; null for now
     * @param summary as {@link org.dossierstats.wire.SummaryJson} writes it; missing if the agency had no figures up to then
     * @param rules the id of those it was counted under
     * @param cut by partition of the events, the offset before which every event is counted
     */
    public record Side(@Nullable Integer revision, JsonNode summary, String rules, SortedMap<Integer, Long> cut) {

        /** As it was sealed. */
        public static Side of(Revision revision, Scope scope) {
            JsonNode summary = revision.of(scope).map(SealedSummary::summary).orElse(MissingNode.getInstance());
            SealedSummary office = revision.office();
            return new Side(revision.number(), summary, office.rules(), office.cut());
        }

        /** As it is counted now. */
        public static Side now(PeriodSummary office, Scope scope) {
            return new Side(
                    null, Adjustment.json(scope.of(office)), office.rules().id(), office.cut());
        }

        /** Such as: revision 1. */
        public String name() {
            return revision == null ? "now" : "revision " + revision;
        }
    }

    /** What the second has different from the first. */
    public static Difference between(Days days, Scope scope, Side before, Side after) {
        return new Difference(days, scope, before, after, Adjustment.between(before.summary(), after.summary()));
    }
}
