package org.dossierstats.bench.micro;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.rollup.RollUp;
import org.dossierstats.wire.ReportJson;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a summary of all agencies and procedures costs without the way to it: to add up, and to write. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class SummaryBenchmark {
    private static final int DOSSIERS = 100_000;
    private static final List<Period> PERIODS = List.of(
            Period.parse("2025-06", ReportingCalendar.CALENDAR),
            Period.parse("2025-Q3", ReportingCalendar.STATUTORY),
            Period.parse("2025-H1", ReportingCalendar.STATUTORY),
            Period.parse("2025-02-03..2025-02-09", ReportingCalendar.CALENDAR),
            Period.parse("2025", ReportingCalendar.CALENDAR));

    private final RollUp rows = new RollUp();
    private Rules rules = new Workload(1).rules();
    private List<PeriodSummary> summaries = List.of();
    private int next;

    /** Adds up the dossiers once, as a reporter does when it starts. */
    @Setup
    public void addUp() {
        Workload workload = new Workload(DOSSIERS);
        rules = workload.rules();
        DossierCounts counted = new DossierCounts();
        workload.deliver(event -> {}, dossier -> counted.add(dossier, rules, 1));
        counted.cells().forEach((cell, counts) -> rows.change(cell, new Counts(), counts));
        counted.sent().forEach(rows::changeSent);
        summaries = PERIODS.stream().map(this::summary).toList();
    }

    private PeriodSummary summary(Period period) {
        return PeriodSummary.of(period, rules.label(), Collections.emptySortedMap(), rows, List.of());
    }

    private int next() {
        next = (next + 1) % PERIODS.size();
        return next;
    }

    /** The figures of all rows. */
    @Benchmark
    public PeriodSummary sum() {
        return summary(PERIODS.get(next()));
    }

    /** Their JSON, as it is answered. */
    @Benchmark
    public byte[] write() {
        return ReportJson.write(List.of(PeriodReport.of(summaries.get(next()))));
    }
}
