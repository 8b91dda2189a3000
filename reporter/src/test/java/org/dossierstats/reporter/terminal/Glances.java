package org.dossierstats.reporter.terminal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.RulesLabel;
import org.dossierstats.dossier.Status;
import org.dossierstats.live.Board;
import org.dossierstats.live.Standing;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.live.Feed;
import org.jspecify.annotations.Nullable;

/** What a look at the counts may find. */
final class Glances {
    static final ZonedDateTime NOW = ZonedDateTime.of(2021, 6, 14, 9, 0, 5, 123, ZoneId.of("Asia/Ho_Chi_Minh"));

    private Glances() {}

    /** At nine o'clock, of three agencies. */
    static Glance live() {
        return of(counts(512), Feed.State.LIVE, 0);
    }

    static Glance of(@Nullable LiveCounts live, Feed.State state, long lag) {
        return new Glance(live, new Feed.Shown(state, lag), null, NOW);
    }

    static LiveCounts counts(long open) {
        return counts(
                open,
                new TreeMap<>(Map.of(
                        "H32.19", new Standing(412, 14, 9, 10, 2, 15, 30, 20, 1),
                        "H32.20", new Standing(90, 17, 3, 0, 0, 0, 1, 2, 0),
                        "", new Standing(10, 1, 0, 0, 0, 0, 0, 0, 0))));
    }

    static LiveCounts counts(long open, SortedMap<String, Standing> byAgency) {
        Map<Status, Map<Channel, Long>> statuses = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            if (status != Status.UNKNOWN) {
                statuses.put(status, new EnumMap<>(Map.of(Channel.ONLINE, 0L)));
            }
        }
        statuses.put(Status.ACCEPTED, Map.of(Channel.ONLINE, 40L, Channel.IN_PERSON, 60L));
        statuses.put(Status.IN_PROCESS, Map.of(Channel.ONLINE, 400L, Channel.POSTAL, 2L));
        statuses.put(Status.SUSPENDED, Map.of(Channel.IN_PERSON, 10L));
        statuses.put(Status.SUBMITTED, Map.of(Channel.ONLINE, 15L));
        statuses.put(Status.RETURNED, Map.of(Channel.ONLINE, 1200L, Channel.IN_PERSON, 2375L));
        List<Long> falling = new ArrayList<>(List.of(12L, 3L, 0L, 24L, 1L, 0L, 0L, 8L, 7L, 6L, 5L, 0L, 0L, -1L));
        Board board = new Board(
                LocalDate.of(2021, 6, 14),
                new Standing(open, 32, 12, 10, 2, 15, 31, 22, 1),
                statuses,
                List.of(),
                falling,
                new TreeMap<>(Map.of("Lao động", new Standing(open, 32, 12, 10, 2, 15, 31, 22, 1))),
                byAgency,
                new TreeMap<>());
        return new LiveCounts(
                board,
                new RulesLabel("sha256:0", NOW.getZone()),
                new TreeMap<>(Map.of(0, 2519L, 1, 2644L)),
                NOW.minusSeconds(5).toInstant());
    }
}
