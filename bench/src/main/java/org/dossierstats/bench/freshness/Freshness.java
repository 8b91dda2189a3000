package org.dossierstats.bench.freshness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.bench.figure.Spread;
import org.dossierstats.bench.figure.Target;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.run.Session;
import org.dossierstats.bench.summary.ReporterProcess;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.simulation.Pace;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;
import org.jspecify.annotations.Nullable;

/** How soon an event is counted in what a reporter, and in what a browser shows, while so many come in a second. */
public final class Freshness {
    private static final String SECTION = "freshness";
    private static final List<Integer> RATES = List.of(100, 2_000, 10_000);
    private static final int TARGETED_RATE = 2_000;
    private static final int SECONDS = 10;
    private static final int SECONDS_QUICK = 3;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int LOOK_MS = 5;
    private static final long DOSSIERS = 1_000_000;

    private final Session session;
    private final Arrivals inReporter = new Arrivals();
    private final Arrivals inBrowser = new Arrivals();
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    public Freshness(Session session) {
        this.session = session;
    }

    /** Measures and adds its figures. */
    public void measure() throws InterruptedException {
        Iterator<Event> events = new Workload(DOSSIERS).events();
        try (Kafka kafka = Kafka.start(session.children(), Session.PARTITIONS);
                Child streams = session.children()
                        .program(kafka.told(
                                "streams",
                                "--state-dir",
                                session.children().directory("streams").toString()));
                ReporterProcess reporter = ReporterProcess.start(session.children(), kafka);
                LibraryReporter library = new LibraryReporter(kafka, inReporter);
                Board board = Board.follow(reporter.address(), inBrowser);
                KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            session.tell(SECTION + ": warming up");
            segment(TARGETED_RATE, events, producer);
            inReporter.take();
            inBrowser.take();
            for (int round = 1; round <= session.rounds(); round++) {
                for (int rate : RATES) {
                    segment(rate, events, producer);
                    tell(rate, "reporter", inReporter.take());
                    tell(rate, "browser", inBrowser.take());
                    streams.requireAlive();
                }
                session.tell(SECTION + ": round " + round + " of " + session.rounds());
            }
        }
        figures.forEach((name, values) -> session.results().add(SECTION, name, "ms", Spread.of(values), target(name)));
    }

    /** As the program's own producer is. */
    private static KafkaProducer<byte[], byte[]> producer(Kafka kafka) {
        Map<String, Object> properties = new HashMap<>(kafka.client());
        properties.put("compression.type", "lz4");
        properties.put("linger.ms", 10);
        properties.put("batch.size", 128 * 1024);
        properties.put("acks", "all");
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Publishes at this rate for some seconds, then waits until all of it is seen. */
    private void segment(int rate, Iterator<Event> events, KafkaProducer<byte[], byte[]> producer)
            throws InterruptedException {
        Pace pace = new Pace(rate, new MachineTime());
        int count = rate * (session.quick() ? SECONDS_QUICK : SECONDS);
        for (int i = 0; i < count; i++) {
            pace.await();
            send(events.next(), producer);
        }
        producer.flush();
        awaitSeen(inReporter, count);
        awaitSeen(inBrowser, count);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is not taken is never seen
    private void send(Event event, KafkaProducer<byte[], byte[]> producer) {
        long sent = System.nanoTime();
        byte[] key = event.dossier().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(Topics.EVENTS, key, EventJson.encode(event)), (metadata, failure) -> {
            if (failure == null) {
                inReporter.published(metadata.partition(), metadata.offset(), sent);
                inBrowser.published(metadata.partition(), metadata.offset(), sent);
            }
        });
    }

    private static void awaitSeen(Arrivals arrivals, int count) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (arrivals.count() < count) {
            if (System.nanoTime() > deadline) {
                throw new BenchException("of " + count + " events " + arrivals.count() + " were seen");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    private void tell(int rate, String where, List<Double> milliseconds) {
        String name = String.format(Locale.ROOT, "%,d events/s to the %s, ", rate, where);
        add(name + "p50", Spread.quantile(milliseconds, 0.5));
        add(name + "p99", Spread.quantile(milliseconds, 0.99));
        add(name + "max", Spread.quantile(milliseconds, 1));
    }

    private void add(String name, double value) {
        figures.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
    }

    private static @Nullable Target target(String name) {
        return switch (name) {
            case "2,000 events/s to the reporter, p99" -> Target.atMost(250);
            case "2,000 events/s to the browser, p99" -> Target.atMost(400);
            default -> null;
        };
    }

    private record MachineTime() implements Pace.Stopwatch {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }
}
