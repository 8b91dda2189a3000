package org.dossierstats.bench.micro;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.DossierCounts;
import org.dossierstats.counts.Fact;
import org.dossierstats.counts.Facts;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.LedgerEntry;
import org.dossierstats.dossier.Rules;
import org.dossierstats.wire.CountsFormat.CountsRecord.CellRecord;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.LedgerFormat;
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

/** The steps of counting an event, one by one, each over many different events or dossiers in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class EventBenchmark {
    private static final int DOSSIERS = 5_000;

    private final List<Event> events = new ArrayList<>();
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> json = new ArrayList<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<byte[]> ledger = new ArrayList<>();
    private final List<CellRecord> cells = new ArrayList<>();
    private final List<Cell> wanted = new ArrayList<>();
    private final CountTable table = new CountTable();
    private Rules rules = new Workload(1).rules();
    private int next;

    /** Makes up what they are done with. */
    @Setup
    public void makeUp() {
        Workload workload = new Workload(DOSSIERS);
        rules = workload.rules();
        workload.deliver(this::add, dossier -> {
            LedgerEntry entry = new LedgerEntry(1_000_000, dossier);
            entries.add(entry);
            ledger.add(LedgerFormat.write(entry));
            table.add(Facts.of(dossier, rules), 1);
        });
        table.forEach((cell, counts) -> {
            cells.add(new CellRecord(1, 1_700_000_000_000L, cell, counts));
            wanted.add(new Cell(
                    new Attributes(cell.agency(), cell.procedure(), cell.field(), cell.channel()), cell.day()));
        });
    }

    private void add(Event event) {
        events.add(event);
        keys.add(event.dossier().getBytes(StandardCharsets.UTF_8));
        json.add(EventJson.encode(event));
    }

    private int next(List<?> things) {
        next = next + 1 < things.size() ? next + 1 : 0;
        return next;
    }

    /** Reads an event. */
    @Benchmark
    public Decoded readEventJson() {
        int i = next(json);
        return EventJson.decode(keys.get(i), json.get(i), name -> null);
    }

    /** Writes an event. */
    @Benchmark
    public byte[] writeEventJson() {
        return EventJson.encode(events.get(next(events)));
    }

    /** Reads a dossier from its ledger entry. */
    @Benchmark
    public LedgerEntry readLedger() {
        return LedgerFormat.read("H01.19-250614-0007", ledger.get(next(ledger)));
    }

    /** Writes a ledger entry. */
    @Benchmark
    public byte[] writeLedger() {
        return LedgerFormat.write(entries.get(next(entries)));
    }

    /** Folds a dossier to its facts. */
    @Benchmark
    public List<Fact> foldToFacts() {
        return Facts.of(entries.get(next(entries)).dossier(), rules);
    }

    /** What an event changes: the counts with it less those without it. */
    @Benchmark
    public DossierCounts difference() {
        Dossier after = entries.get(next(entries)).dossier();
        int last = Math.max(0, after.events().size() - 1);
        Dossier before = Dossier.of(after.events().subList(0, last));
        return new DossierCounts().add(after, rules, 1).add(before, rules, -1);
    }

    /** The key of a cell. */
    @Benchmark
    public byte[] writeCellKey() {
        return cells.get(next(cells)).key();
    }

    /** The counts of a cell. */
    @Benchmark
    public byte[] writeCellValue() {
        return cells.get(next(cells)).value();
    }

    /** Finds a cell among many by an equal one, as for each fact. */
    @Benchmark
    public Counts findCell() {
        return table.of(wanted.get(next(wanted)));
    }
}
