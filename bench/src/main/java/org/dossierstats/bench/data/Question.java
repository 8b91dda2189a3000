package org.dossierstats.bench.data;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;

/** What everybody is asked: the figures of these periods. One begins with dossiers carried in, one is long. */
public final class Question {
    public static final List<Period> PERIODS = List.of(
            Period.parse("2025-Q3", ReportingCalendar.CALENDAR), Period.parse("2025-H1", ReportingCalendar.CALENDAR));

    private Question() {}

    /** What somebody answers. */
    public static SortedMap<String, Answer> ask(Function<Period, Answer> somebody) {
        SortedMap<String, Answer> answers = new TreeMap<>();
        PERIODS.forEach(period -> answers.put(period.name(), somebody.apply(period)));
        return answers;
    }

    /**
     * Holds these answers against those expected.
     *
     * @throws BenchException if they are others: who comes to other figures is not measured
     */
    public static void require(String who, SortedMap<String, Answer> expected, SortedMap<String, Answer> given) {
        for (String period : expected.keySet()) {
            Answer other = given.getOrDefault(period, new Answer(new TreeMap<>()));
            String difference = other.difference(expected.getOrDefault(period, other));
            if (!difference.isEmpty()) {
                throw new BenchException(who + " comes to other figures of " + period + ", of " + difference);
            }
        }
    }
}
