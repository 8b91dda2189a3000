package org.dossierstats.rollup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.dossierstats.counts.Sent;

/** How many events were sent, by source, agency and day. Not thread-safe. */
public final class SentDays {
    private static final int FIRST_CAPACITY = 4;

    private final Map<Way, Days> ways = new HashMap<>();

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

    /** The days on which any are dated, sorted. */
    private static final class Days {
        private int[] days = new int[FIRST_CAPACITY];
        private long[] events = new long[FIRST_CAPACITY];
        private int size;

        void add(int day, long more) {
            int place = Arrays.binarySearch(days, 0, size, day);
            if (place < 0) {
                insert(-place - 1, day, more);
                return;
            }
            events[place] += more;
            if (events[place] == 0) {
                size--;
                System.arraycopy(days, place + 1, days, place, size - place);
                System.arraycopy(events, place + 1, events, place, size - place);
            }
        }

        private void insert(int place, int day, long more) {
            if (size == days.length) {
                days = Arrays.copyOf(days, size * 2);
                events = Arrays.copyOf(events, size * 2);
            }
            System.arraycopy(days, place, days, place + 1, size - place);
            System.arraycopy(events, place, events, place + 1, size - place);
            days[place] = day;
            events[place] = more;
            size++;
        }

        /** How many of these days are before one. */
        int before(int day) {
            int place = Arrays.binarySearch(days, 0, size, day);
            return place < 0 ? -place - 1 : place;
        }
    }

    void add(Sent sent, long more) {
        if (more == 0) {
            return;
        }
        Way way = new Way(sent.source(), sent.agency());
        Days days = ways.computeIfAbsent(way, absent -> new Days());
        days.add(sent.day(), more);
        if (days.size == 0) {
            ways.remove(way);
        }
    }

    /** Visits those of which anything is dated up to the end of the period, given as days since 1970-01-01, both in it. */
    public void forEach(int from, int to, Visitor visitor) {
        ways.forEach((way, days) -> {
            int end = to == Integer.MAX_VALUE ? days.size : days.before(to + 1);
            if (end > 0) {
                long inPeriod = 0;
                for (int i = days.before(from); i < end; i++) {
                    inPeriod += days.events[i];
                }
                visitor.sent(way.source(), way.agency(), inPeriod, days.days[end - 1]);
            }
        });
    }
}
