package org.dossierstats.rollup;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.counts.Sent;

/** How many events were sent, by source, agency and day. Not thread-safe. */
public final class SentDays {
    private final Map<Way, TreeMap<Integer, Long>> ways = new HashMap<>();

    /** From which source, about whose dossiers. */
    private record Way(String source, String agency) {}

    /** Is told of a source and an agency. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Something was sent.
         *
         * @param inPeriod how many events are dated within the period
         * @param last the latest day that any is dated, not after the period: days since 1970-01-01
         */
        void sent(String source, String agency, long inPeriod, int last);
    }

    void add(Sent sent, long events) {
        if (events == 0) {
            return;
        }
        Way way = new Way(sent.source(), sent.agency());
        TreeMap<Integer, Long> days = ways.computeIfAbsent(way, absent -> new TreeMap<>());
        days.merge(sent.day(), events, (before, more) -> before + more == 0 ? null : before + more);
        if (days.isEmpty()) {
            ways.remove(way);
        }
    }

    /** Visits those of which anything is dated up to the end of the period, given as days since 1970-01-01, both in it. */
    public void forEach(int from, int to, Visitor visitor) {
        ways.forEach((way, days) -> {
            Integer last = days.floorKey(to);
            if (last != null) {
                long inPeriod = 0;
                for (long events : days.subMap(from, true, to, true).values()) {
                    inPeriod += events;
                }
                visitor.sent(way.source(), way.agency(), inPeriod, last);
            }
        });
    }
}
