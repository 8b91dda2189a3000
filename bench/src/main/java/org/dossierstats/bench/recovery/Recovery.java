package org.dossierstats.bench.recovery;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.bench.figure.Results;
import org.dossierstats.bench.figure.Spread;
import org.dossierstats.bench.figure.Target;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.process.Footprint;
import org.dossierstats.bench.process.Health;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.run.Session;
import org.dossierstats.bench.summary.Counted;
import org.dossierstats.bench.summary.ReporterProcess;

/** How long it takes until everything is there: at a start, and after a crash. */
public final class Recovery {
    private static final String SECTION = "recovery";
    private static final Pattern LISTENS = Pattern.compile("summaries on (http://\\S+?);");
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final long IDLE_S = 5;

    /** They come to about a million cells, and to five. */
    private static final List<Long> REPORTED = List.of(330_000L, 2_200_000L);

    private static final List<Long> REPORTED_QUICK = List.of(50_000L);
    private static final List<Long> COUNTED = List.of(1_000_000L, 5_000_000L);
    private static final List<Long> COUNTED_QUICK = List.of(50_000L);

    private final Session session;

    public Recovery(Session session) {
        this.session = session;
    }

    /** Measures and adds its figures. */
    public void measure() throws InterruptedException {
        standalone();
        List<Long> reported = session.quick() ? REPORTED_QUICK : REPORTED;
        for (long dossiers : session.sized() ? List.of(session.dossiers()) : reported) {
            reporter(dossiers);
        }
        List<Long> counted = session.quick() ? COUNTED_QUICK : COUNTED;
        for (long dossiers : session.sized() ? List.of(session.dossiers()) : counted) {
            new Crashes(session, dossiers).measure();
        }
    }

    private void standalone() throws InterruptedException {
        List<Double> ready = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        for (int round = 1; round <= session.fewRounds(); round++) {
            Path data = session.children().directory("data");
            long begun = System.nanoTime();
            try (Child standalone =
                    session.children().program(List.of("standalone", "--data", data.toString(), "--port", "0"))) {
                URI address = URI.create(standalone.await(LISTENS, START_LIMIT).group(1));
                new Health(address, standalone).awaitReady(START_LIMIT);
                ready.add((System.nanoTime() - begun) / 1e9);
                TimeUnit.SECONDS.sleep(IDLE_S);
                resident.add(Footprint.residentMib(standalone.pid()));
            }
            Children.delete(data);
            session.tell(String.format(
                    Locale.ROOT, SECTION + ": round %d: standalone ready in %.1f s", round, ready.get(round - 1)));
        }
        Results results = session.results();
        results.add(SECTION, "standalone ready, empty", "s", Spread.of(ready), Target.atMost(6));
        results.add(SECTION, "standalone resident, idle", "MiB", Spread.of(resident), Target.atMost(600));
    }

    private void reporter(long dossiers) throws InterruptedException {
        session.tell(String.format(Locale.ROOT, SECTION + ": counts of %,d dossiers", dossiers));
        Workload workload = new Workload(dossiers);
        try (Kafka kafka = Kafka.start(session.children(), Session.PARTITIONS)) {
            Counted none = new Counted(workload.rules(), Session.PARTITIONS);
            none.publish(kafka);
            double empty = loaded(kafka).liveBytes();
            Counted counted = new Counted(workload.rules(), Session.PARTITIONS);
            workload.dossiers(counted);
            long bytes = counted.publish(kafka);
            List<Double> seconds = new ArrayList<>();
            List<Double> perCell = new ArrayList<>();
            List<Double> resident = new ArrayList<>();
            for (int round = 1; round <= session.fewRounds(); round++) {
                Loaded loaded = loaded(kafka);
                seconds.add(loaded.seconds());
                resident.add(loaded.residentMib());
                perCell.add((loaded.liveBytes() - empty) / counted.cells());
                session.tell(String.format(
                        Locale.ROOT, SECTION + ": round %d: reporter loaded in %.1f s", round, loaded.seconds()));
            }
            String cells = String.format(Locale.ROOT, "reporter of %,d cells", counted.cells());
            Results results = session.results();
            results.add(SECTION, cells + ", loaded", "s", Spread.of(seconds), Target.atMost(10));
            results.add(SECTION, cells + ", resident", "MiB", Spread.of(resident));
            results.add(SECTION, cells + ", live heap a cell", "bytes", Spread.of(perCell), Target.atMost(150));
            results.add(
                    SECTION, cells + ", on the wire a cell", "bytes", Spread.once((double) bytes / counted.cells()));
        }
    }

    private record Loaded(double seconds, double residentMib, double liveBytes) {}

    private Loaded loaded(Kafka kafka) throws InterruptedException {
        try (ReporterProcess reporter = ReporterProcess.start(session.children(), kafka)) {
            long pid = reporter.process().pid();
            double resident = Footprint.residentMib(pid);
            return new Loaded(reporter.loadSeconds(), resident, LiveHeap.bytes(session.children(), pid));
        }
    }
}
