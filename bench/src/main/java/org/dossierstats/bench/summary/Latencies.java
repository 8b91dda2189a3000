package org.dossierstats.bench.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dossierstats.bench.data.Question;
import org.dossierstats.bench.figure.Spread;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;

/** How long somebody took for each of many questions, round by round, in milliseconds. */
final class Latencies {
    /** Months, quarters, halves and a range, one after the other. */
    private static final List<Period> ANY = any();

    private static final double P99 = 0.99;
    private static final double NANOS_A_MS = 1e6;

    private final String name;
    private final Asked asked;
    private final Limits limits;
    private final List<Double> all = new ArrayList<>();
    private final List<Double> medians = new ArrayList<>();
    private int next;

    /** Somebody who sums up a period. */
    @FunctionalInterface
    interface Asked {
        void sumUp(Period period) throws InterruptedException;
    }

    /** How many questions there are in a round at most, and how long it may go on after the first. */
    record Limits(int questions, long ms) {}

    Latencies(String name, Limits limits, Asked asked) {
        this.name = name;
        this.limits = limits;
        this.asked = asked;
    }

    private static List<Period> any() {
        List<Period> periods = new ArrayList<>(Question.PERIODS);
        for (String name : List.of("2025-02", "2025-05", "2025-08", "2025-11", "2025-Q2", "2025-Q4", "2025")) {
            periods.add(Period.parse(name, ReportingCalendar.CALENDAR));
        }
        periods.add(Period.parse("2025-03-07..2025-10-20", ReportingCalendar.CUSTOM));
        return List.copyOf(periods);
    }

    /** Asks some, untimed, so that what comes first does not pay for everything that is done once. */
    Latencies warmed(int questions) throws InterruptedException {
        for (int i = 0; i < questions; i++) {
            asked.sumUp(ANY.get(i % ANY.size()));
        }
        return this;
    }

    /** Asks as many as the limits allow, one at least. */
    void round() throws InterruptedException {
        List<Double> round = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limits.ms());
        do {
            Period period = ANY.get(next++ % ANY.size());
            long begun = System.nanoTime();
            asked.sumUp(period);
            round.add((System.nanoTime() - begun) / NANOS_A_MS);
        } while (round.size() < limits.questions() && System.nanoTime() < end);
        all.addAll(round);
        medians.add(Spread.quantile(round, 0.5));
    }

    String name() {
        return name;
    }

    Spread median() {
        return Spread.of(medians);
    }

    /** Of all questions of all rounds. */
    Spread p99() {
        return Spread.once(Spread.quantile(all, P99));
    }

    /** How many times as long others took. */
    Spread fasterThan(Latencies others) {
        return Spread.ofRatios(others.medians, medians);
    }
}
