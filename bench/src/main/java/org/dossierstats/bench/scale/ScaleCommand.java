package org.dossierstats.bench.scale;

import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.bench.process.Machine;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
import org.dossierstats.ingest.simulation.Scenario;
import org.dossierstats.rollup.RollUp;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/scale}. */
@Command(
        name = "bench/scale",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Count one partition of a country's dossiers in memory, and tell what reporters of all partitions would keep (docs/scale.md).",
            "The other partitions are as this one: a dossier's is chosen by its id."
        })
public final class ScaleCommand implements Callable<Integer> {
    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
    private static final int FIELDS = 24;
    private static final long TOLD_EVERY = 500_000;
    private static final double MIB = 1024 * 1024;
    private static final double GIB = 1024 * MIB;

    @Option(
            names = "--dossiers",
            paramLabel = "N",
            defaultValue = "5000000",
            description = "Of the partition, in all years (default: ${DEFAULT-VALUE}).")
    private long dossiers;

    @Option(names = "--partitions", paramLabel = "N", defaultValue = "100", description = "(default: ${DEFAULT-VALUE})")
    private int partitions;

    @Option(names = "--years", paramLabel = "N", defaultValue = "5", description = "(default: ${DEFAULT-VALUE})")
    private int years;

    @Option(names = "--agencies", paramLabel = "N", defaultValue = "10000", description = "(default: ${DEFAULT-VALUE})")
    private int agencies;

    @Option(names = "--provinces", paramLabel = "N", defaultValue = "34", description = "(default: ${DEFAULT-VALUE})")
    private int provinces;

    @Option(names = "--procedures", paramLabel = "N", defaultValue = "400", description = "(default: ${DEFAULT-VALUE})")
    private int procedures;

    /** What is measured is held here, or the collector might take it for garbage before. */
    private CountTable table = new CountTable();

    private RollUp rows = new RollUp();

    @Override
    public Integer call() {
        Workload workload = new Workload(
                new Scenario.Size(FROM, FROM.plusYears(years).minusDays(1), dossiers, 1, FIELDS, procedures));
        Tables tables = new Tables(new Country(agencies, provinces), workload.rules());
        AtomicLong counted = new AtomicLong();
        workload.dossiers(dossier -> {
            tables.accept(dossier);
            if (counted.incrementAndGet() % TOLD_EVERY == 0) {
                System.err.printf(Locale.ROOT, "counted %,d dossiers%n", counted.get());
            }
        });
        Machine.facts().forEach((name, value) -> System.out.printf(Locale.ROOT, "%-12s %s%n", name, value));
        System.out.printf(
                Locale.ROOT,
                "%n%,d dossiers of %d years, %,d agencies in %d provinces, %d procedures: one of %d partitions%n%n",
                dossiers,
                years,
                agencies,
                provinces,
                procedures,
                partitions);
        System.out.printf(
                Locale.ROOT,
                "%-16s %12s %12s %14s %22s %26s%n",
                "counts",
                "cells",
                "bytes on wire",
                "bytes in memory",
                "all partitions, GiB",
                "rows of this one, MiB");
        tell("rolled up", tables::takeRolledUp);
        tell("of one province", tables::takeProvince);
        tell("all", tables::takeAll);
        return ExitCode.OK.code();
    }

    /** A reporter keeps the cells of every partition, and the rows of all together once. */
    private void tell(String name, Supplier<CountTable> taken) {
        long before = used();
        table = taken.get();
        rows = new RollUp();
        AtomicLong wire = new AtomicLong();
        table.forEach((cell, counts) -> {
            CellRecord record = new CellRecord(0, 1, cell, counts);
            wire.addAndGet(record.key().length + record.value().length);
            rows.change(cell, new Counts(), counts);
        });
        long cells = table.size();
        long withRows = used();
        table = new CountTable();
        long tableBytes = withRows - used();
        System.out.printf(
                Locale.ROOT,
                "%-16s %,12d %12.1f %14.1f %22.2f %26.0f%n",
                name,
                cells,
                wire.get() / (double) cells,
                tableBytes / (double) cells,
                tableBytes * (double) partitions / GIB,
                (withRows - before) / MIB);
    }

    /** The serial collector leaves a few percent of garbage where it is, but not each fourth time. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
