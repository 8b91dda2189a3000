package org.dossierstats.period;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dossierstats.counts.Sent;
import org.dossierstats.rollup.SentDays;

/**
 * Who has sent events up to the end of a period, and how many in it. Of those dated later nothing is known here: a period is as it was
 * whenever it is looked at. Not thread-safe.
 */
public final class Sending {
    private final int from;
    private final int to;
    private final Map<Way, Events> ways = new HashMap<>();

    /** From which source, about whose dossiers. */
    private record Way(String source, String agency) {}

    /**
     * What was sent.
     *
     * @param inPeriod how many events are dated within the period
     * @param last the latest day that any is dated, not after the period
     */
    public record Events(long inPeriod, LocalDate last) {
        private Events and(Events other) {
            return new Events(inPeriod + other.inPeriod, last.isAfter(other.last) ? last : other.last);
        }
    }

    Sending(Period period) {
        this.from = (int) period.from().toEpochDay();
        this.to = (int) period.to().toEpochDay();
    }

    private Sending(int from, int to) {
        this.from = from;
        this.to = to;
    }

    Sending(Period period, SentDays sent) {
        this(period);
        sent.forEach(
                from,
                to,
                (source, agency, inPeriod, last) ->
                        ways.put(new Way(source, agency), new Events(inPeriod, LocalDate.ofEpochDay(last))));
    }

    void add(Sent sent, long events) {
        if (sent.day() <= to && events != 0) {
            ways.merge(
                    new Way(sent.source(), sent.agency()),
                    new Events(sent.day() >= from ? events : 0, LocalDate.ofEpochDay(sent.day())),
                    Events::and);
        }
    }

    Sending ofAgencies(Predicate<String> agencies) {
        Sending sending = new Sending(from, to);
        ways.forEach((way, events) -> {
            if (agencies.test(way.agency())) {
                sending.ways.put(way, events);
            }
        });
        return sending;
    }

    /** By the agencies whose dossiers the events are about; blank where that is not known. */
    public SortedMap<String, Events> byAgency() {
        return by(Way::agency);
    }

    /** By their sources. */
    public SortedMap<String, Events> bySource() {
        return by(Way::source);
    }

    private SortedMap<String, Events> by(Function<Way, String> key) {
        SortedMap<String, Events> sums = new TreeMap<>();
        ways.forEach((way, events) -> sums.merge(key.apply(way), events, Events::and));
        return sums;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sending sending
                && from == sending.from
                && to == sending.to
                && ways.equals(sending.ways);
    }

    @Override
    public int hashCode() {
        return ways.hashCode();
    }
}
