package org.dossierstats.reporter.terminal;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.live.Feed;
import org.jspecify.annotations.Nullable;

/**
 * What one look at the counts found.
 *
 * @param live null if the counts are not whole: there is no number to show
 * @param trouble why they cannot be read, if they cannot
 * @param now when it was, in the zone of the rules of the counts, or of the reporter if those are not known
 */
public record Glance(
        @Nullable LiveCounts live,
        Feed.Shown feed,
        @Nullable String trouble,
        ZonedDateTime now) {
    public Glance {
        ZoneId zone = live == null ? now.getZone() : live.rules().zone();
        now = now.withZoneSameInstant(zone).truncatedTo(ChronoUnit.SECONDS);
    }

    /** When the newest event counted happened; null if that is not known. */
    @Nullable
    ZonedDateTime newest() {
        return live == null || live.newestEvent() == null
                ? null
                : live.newestEvent().atZone(now.getZone()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Records that are not counted; null while Kafka does not say where the events end, or nothing that is whole says where the counts do. */
    @Nullable
    Long lag() {
        return live == null || feed.state() == Feed.State.DOWN ? null : feed.lag();
    }
}
