package org.dossierstats.bench.rebuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dossierstats.bench.data.Published;
import org.dossierstats.bench.figure.Results;
import org.dossierstats.bench.figure.Spread;
import org.dossierstats.bench.figure.Target;
import org.dossierstats.bench.process.Footprint;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.rebuild.Counting.Pace;
import org.dossierstats.bench.rebuild.StreamsContender.Shape;
import org.dossierstats.bench.run.Session;

/** How the rebuild, and what it takes of memory and disk, grows with the dossiers; and with threads and instances on the same cores. */
public final class Growth {
    private static final String SECTION = "growth";
    private static final List<Long> SIZES = List.of(500_000L, 2_000_000L, 5_000_000L, 10_000_000L);
    private static final List<Long> SIZES_QUICK = List.of(25_000L, 75_000L);
    /** Two threads in one process are what is measured at every size. */
    private static final List<Integer> THREADS = List.of(1, 4);

    private static final List<Integer> INSTANCES = List.of(2, 3);
    private static final double MILLION = 1e6;

    private final Session session;
    private int runs;

    public Growth(Session session) {
        this.session = session;
    }

    /** Measures and adds its figures. */
    public void measure() throws InterruptedException {
        List<Long> sizes = session.quick() ? SIZES_QUICK : SIZES;
        if (session.sized()) {
            sizes = List.of(Math.max(1, session.dossiers() / 4), session.dossiers());
        }
        List<Spread> rates = new ArrayList<>();
        for (long size : sizes) {
            rates.add(ofSize(size, !session.quick() && size == sizes.get(0)));
        }
        // Of small sizes the ratio tells how long a JVM takes to get warm.
        Target target = session.quick() ? null : Target.atLeast(0.85);
        double ratio = rates.get(rates.size() - 1).median() / rates.get(0).median();
        session.results().addRatio(SECTION, "rebuildLargestToSmallest", Spread.once(ratio), target);
    }

    private Spread ofSize(long dossiers, boolean withShapes) throws InterruptedException {
        try (Kafka kafka = Kafka.start(session.children(), Session.PARTITIONS)) {
            Published published = Rebuild.publish(session, kafka, dossiers);
            Map<String, Shape> shapes = new LinkedHashMap<>();
            String size = String.format(Locale.ROOT, "%,d dossiers", dossiers);
            shapes.put(size + ", threads: " + Session.THREADS, Shape.USUAL);
            if (withShapes) {
                THREADS.forEach(
                        threads -> shapes.put(size + ", threads: " + threads, new Shape(1, threads, List.of())));
                INSTANCES.forEach(instances -> shapes.put(
                        size + ", instances of one thread: " + instances, new Shape(instances, 1, List.of())));
            }
            double disk = Footprint.diskMib(kafka.directory());
            session.results()
                    .add(SECTION, size + ", events on disk", "MiB/million", Spread.once(disk * MILLION / dossiers));
            return compete(kafka, published, shapes);
        }
    }

    /** The spread of the first of these. */
    private Spread compete(Kafka kafka, Published published, Map<String, Shape> shapes) throws InterruptedException {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        Map<String, List<Double>> peaks = new LinkedHashMap<>();
        for (int round = 1; round <= session.fewRounds(); round++) {
            for (Map.Entry<String, Shape> each : shapes.entrySet()) {
                StreamsContender streams = new StreamsContender(session.children(), kafka, published, each.getValue());
                Pace pace = streams.run(++runs);
                rates.computeIfAbsent(each.getKey(), absent -> new ArrayList<>())
                        .add(pace.eventsPerSecond());
                peaks.computeIfAbsent(each.getKey(), absent -> new ArrayList<>())
                        .add(streams.peakMib());
                session.tell(String.format(
                        Locale.ROOT,
                        "growth: round %d, %s: %,.0f events/s",
                        round,
                        each.getKey(),
                        pace.eventsPerSecond()));
            }
        }
        Results results = session.results();
        rates.forEach((name, values) -> results.add(SECTION, name, "events/s", Spread.of(values)));
        peaks.forEach(
                (name, values) -> results.add(SECTION, name + ", peak of the first process", "MiB", Spread.of(values)));
        return Spread.of(rates.values().iterator().next());
    }
}
