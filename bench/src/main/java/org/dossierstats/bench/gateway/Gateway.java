package org.dossierstats.bench.gateway;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dossierstats.bench.data.Published;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.bench.figure.Spread;
import org.dossierstats.bench.figure.Target;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.rebuild.RawProduction;
import org.dossierstats.bench.run.Session;
import org.dossierstats.dossier.Event;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;

/**
 * How many events a second the gateway takes and has in Kafka for good, sent one by one, in batches and as a stream of lines; beside Kafka's
 * own producer tool with the same bytes. The client is on the same cores.
 */
public final class Gateway {
    private static final String SECTION = "gateway";
    private static final Pattern LISTENS = Pattern.compile("events to POST (http://\\S+?/api/v1/events)");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int EVENTS = 1_000_000;
    private static final int EVENTS_QUICK = 100_000;
    /** The tool starts anew each time: with fewer it would be over before its JVM is warm. */
    private static final int PRODUCED = 1_000_000;

    private static final int SINGLES_ONE_IN = 50;
    private static final int BATCH = 500;

    private final Session session;
    private final List<byte[]> events = new ArrayList<>();
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();
    private final Map<String, List<Double>> latencies = new LinkedHashMap<>();

    public Gateway(Session session) {
        this.session = session;
    }

    /** Measures and adds its figures. */
    public void measure() throws InterruptedException {
        session.tell(SECTION + ": making events");
        try (Kafka kafka = Kafka.start(session.children(), Session.PARTITIONS);
                Child gateway = session.children().program(kafka.told("ingest", "serve", "--port", "0"))) {
            Published same = makeUp();
            RawProduction production = new RawProduction(session.children(), kafka, same, Session.PARTITIONS);
            Sender sender =
                    new Sender(URI.create(gateway.await(LISTENS, START_LIMIT).group(1)));
            for (int round = 1; round <= session.rounds(); round++) {
                add(rates, "raw production", production.eventsPerSecond(round));
                send(kafka, "NDJSON, one stream", events.size(), sender::stream);
                send(
                        kafka,
                        "batches of " + BATCH + ", 4 at a time",
                        events.size(),
                        sending -> sender.batches(sending, BATCH));
                send(kafka, "single, 16 at a time", events.size() / SINGLES_ONE_IN, sender::singles);
                session.tell(SECTION + ": round " + round + " of " + session.rounds());
            }
        }
        rates.forEach((name, values) -> session.results().add(SECTION, name, "events/s", Spread.of(values)));
        latencies.forEach((name, values) -> session.results().add(SECTION, name + ", p99", "ms", Spread.of(values)));
        session.results()
                .addRatio(
                        SECTION,
                        "gatewayNdjsonToProduce",
                        Spread.ofRatios(of("NDJSON, one stream"), of("raw production")),
                        Target.atLeast(0.4));
    }

    private List<Double> of(String name) {
        return rates.getOrDefault(name, List.of());
    }

    private Published makeUp() {
        Iterator<Event> made = new Workload(EVENTS).events();
        Path sample = session.children().directory("sample");
        long bytes = 0;
        try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(sample))) {
            for (int i = 0; i < (session.quick() ? EVENTS_QUICK : EVENTS); i++) {
                Event event = made.next();
                byte[] key = event.dossier().getBytes(StandardCharsets.UTF_8);
                byte[] value = EventJson.encode(event);
                events.add(value);
                bytes += key.length + value.length;
                lines.write(key);
                lines.write(value);
                lines.write('\n');
            }
        } catch (IOException e) {
            throw new BenchException("cannot write " + sample, e);
        }
        return new Published(PRODUCED, bytes * PRODUCED / events.size(), sample, new TreeMap<>());
    }

    /** Sends some, and holds what has come into Kafka against it. */
    private void send(Kafka kafka, String name, int count, Sending way) throws InterruptedException {
        long before = end(kafka);
        long begun = System.nanoTime();
        List<Double> requests = way.send(events.subList(0, count));
        add(rates, name, count * 1e9 / (System.nanoTime() - begun));
        if (requests.size() > 1) {
            add(latencies, name, Spread.quantile(requests, 0.99));
        }
        long come = end(kafka) - before;
        if (come != count) {
            throw new BenchException(String.format(Locale.ROOT, "of %,d events sent %,d came into Kafka", count, come));
        }
    }

    private static long end(Kafka kafka) {
        return kafka.ends(Topics.EVENTS).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static void add(Map<String, List<Double>> figures, String name, double value) {
        figures.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
    }

    /** Sends events and tells how long each request took, in milliseconds. */
    @FunctionalInterface
    private interface Sending {
        List<Double> send(List<byte[]> events) throws InterruptedException;
    }
}
