package org.dossierstats.bench.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.bench.figure.Spread;
import org.dossierstats.bench.figure.Target;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.process.Footprint;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.rebuild.CountsTopic;
import org.dossierstats.bench.run.Session;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.wire.Topics;

/**
 * How long streams gives no fresh figures when it is killed: until what is published right after is counted, in every partition. Alone, it is
 * started again at once, where it was; with a standby, that takes over.
 */
final class Crashes {
    private static final String SECTION = "recovery";
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(30);
    private static final int LOOK_MS = 50;

    /** As many as reach every partition for certain. */
    private static final int PROBES = 200;

    private static final int STILL_LOOKS = 5;

    private final Session session;
    private final long dossiers;
    private final Iterator<Event> probes = new Workload(1_000).events();

    Crashes(Session session, long dossiers) {
        this.session = session;
        this.dossiers = dossiers;
    }

    void measure() throws InterruptedException {
        session.tell(String.format(Locale.ROOT, SECTION + ": publishing the events of %,d dossiers", dossiers));
        try (Kafka kafka = Kafka.start(session.children(), Session.PARTITIONS)) {
            try (DossierEvents events = DossierEvents.publisher(kafka.client())) {
                Bulk bulk = events.bulk();
                new Workload(dossiers).deliver(bulk::send);
                bulk.flush();
            }
            Path state = session.children().directory("streams");
            Child streams = start(kafka, state, 0);
            awaitCounted(kafka, streams);
            String of = String.format(Locale.ROOT, "streams killed at %,d dossiers, ", dossiers);
            List<Double> alone = new ArrayList<>();
            for (int round = 1; round <= session.fewRounds(); round++) {
                long killed = System.nanoTime();
                streams.kill();
                streams = start(kafka, state, 0);
                alone.add(fresh(kafka, streams, killed));
                session.tell(
                        String.format(Locale.ROOT, "%s%s back after %.1f s", SECTION + ": ", of, alone.get(round - 1)));
            }
            session.results().add(SECTION, of + "started again", "s", Spread.of(alone));
            streams.close();
            session.results()
                    .add(SECTION, of + "taken over by a standby", "s", Spread.of(takenOver(kafka)), Target.atMost(10));
        }
    }

    /** Each round one is killed that another stands by for, then a new one is started to stand by. */
    private List<Double> takenOver(Kafka kafka) throws InterruptedException {
        List<Double> seconds = new ArrayList<>();
        Path state = session.children().directory("streams");
        Child active = start(kafka, state, 1);
        awaitCounted(kafka, active);
        for (int round = 1; round <= session.fewRounds(); round++) {
            Path standbyState = session.children().directory("streams");
            Child standby = start(kafka, standbyState, 1);
            awaitAsLarge(standbyState, state);
            long killed = System.nanoTime();
            active.kill();
            seconds.add(fresh(kafka, standby, killed));
            session.tell(String.format(Locale.ROOT, SECTION + ": taken over after %.1f s", seconds.get(round - 1)));
            Children.delete(state);
            active = standby;
            state = standbyState;
        }
        active.close();
        return seconds;
    }

    /** The program has no option for standbys, but passes on what Kafka Streams is to be told. */
    private Child start(Kafka kafka, Path state, int standbys) {
        Path config = session.children().directory("client");
        try {
            Files.writeString(config, "num.standby.replicas=" + standbys + "\n");
        } catch (IOException e) {
            throw new BenchException("cannot write " + config, e);
        }
        return session.children()
                .program(kafka.told("streams", "--state-dir", state.toString(), "--command-config", config.toString()));
    }

    /** Until what is published now is counted, from the given time on. */
    private double fresh(Kafka kafka, Child streams, long sinceNanos) throws InterruptedException {
        try (DossierEvents events = DossierEvents.publisher(kafka.client())) {
            Bulk bulk = events.bulk();
            for (int i = 0; i < PROBES; i++) {
                bulk.send(probes.next());
            }
            bulk.flush();
        }
        awaitCounted(kafka, streams);
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    static void awaitCounted(Kafka kafka, Child streams) throws InterruptedException {
        Map<TopicPartition, Long> ends = kafka.ends(Topics.EVENTS);
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (!CountsTopic.hasReached(kafka, Topics.COUNTS, ends)) {
            streams.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new BenchException("streams does not come to the end of the events");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    /** A standby that has read everything does not grow any more, and is about as large as what it stands by for. */
    private static void awaitAsLarge(Path standby, Path active) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        double before = 0;
        int still = 0;
        while (still < STILL_LOOKS) {
            TimeUnit.SECONDS.sleep(1);
            double size = Footprint.diskMib(standby);
            still = size == before && size > Footprint.diskMib(active) / 3 ? still + 1 : 0;
            before = size;
            if (System.nanoTime() > deadline) {
                throw new BenchException("the standby does not come as far as what it stands by for");
            }
        }
    }
}
