package org.dossierstats.bench.rebuild;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dossierstats.bench.data.Published;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.bench.figure.Results;
import org.dossierstats.bench.figure.Spread;
import org.dossierstats.bench.figure.Target;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.rebuild.Counting.Pace;
import org.dossierstats.bench.run.Session;
import org.dossierstats.bench.sql.PostgresBook.Keeping;
import org.dossierstats.bench.sql.PostgresServer;

/**
 * How fast all events are counted from the beginning, from the topic to complete committed counts, the broker on the same cores; and how
 * fast others are. They take turns, so that a machine that is busy for a while is so for all of them.
 */
public final class Rebuild {
    private static final String SECTION = "rebuild";

    private final Session session;

    public Rebuild(Session session) {
        this.session = session;
    }

    /** Measures and adds its figures. */
    public void measure() throws InterruptedException {
        Optional<Path> postgres = PostgresServer.programs();
        try (Kafka kafka = Kafka.start(session.children(), Session.PARTITIONS)) {
            Published published = publish(session, kafka, session.dossiers());
            if (postgres.isEmpty()) {
                session.results().note("there is no PostgreSQL on this machine: rebuildToPostgres is not measured");
                compete(kafka, published, List.of());
            } else {
                try (PostgresServer server = PostgresServer.start(session.children(), postgres.get())) {
                    List<Contender> databases = new ArrayList<>();
                    databases.add(new PostgresContender(kafka, published, server, Keeping.EVENTS));
                    if (!session.quick()) {
                        databases.add(new PostgresContender(kafka, published, server, Keeping.NOTHING));
                    }
                    compete(kafka, published, databases);
                }
            }
        }
    }

    static Published publish(Session session, Kafka kafka, long dossiers) {
        session.tell(String.format(Locale.ROOT, "rebuild: publishing the events of %,d dossiers", dossiers));
        return Published.of(new Workload(dossiers), kafka, session.children().directory("sample"));
    }

    private void compete(Kafka kafka, Published published, List<Contender> more) throws InterruptedException {
        Entry streams =
                new Entry(new StreamsContender(session.children(), kafka, published, StreamsContender.Shape.USUAL));
        Entry production = new Entry(new RawProduction(session.children(), kafka, published, Session.PARTITIONS));
        Entry consumption = new Entry(new RawConsumption(session.children(), kafka, published));
        Entry dsl = new Entry(new DslContender(session.children(), kafka, published, Session.THREADS));
        List<Entry> entries = new ArrayList<>(List.of(streams, production, consumption, dsl));
        more.forEach(each -> entries.add(new Entry(each)));
        for (int round = 1; round <= session.rounds(); round++) {
            for (Entry entry : entries) {
                entry.run(round);
            }
        }
        Results results = session.results();
        results.add(SECTION, "events", "events", Spread.once((double) published.events()));
        results.add(
                SECTION,
                "bytes an event, key and value",
                "bytes",
                Spread.once((double) published.bytes() / published.events()));
        for (Entry entry : entries) {
            results.add(SECTION, entry.contender.name(), "events/s", Spread.of(entry.rates()));
        }
        results.add(SECTION, streams.contender.name() + ", start included", "s", Spread.of(streams.seconds()));
        results.addRatio(SECTION, "rebuildToProduce", streams.to(production), Target.atLeast(0.5));
        results.addRatio(SECTION, "rebuildToConsume", streams.to(consumption), null);
        results.addRatio(SECTION, "rebuildToDsl", streams.to(dsl), Target.atLeast(2.5));
        List<Entry> databases = entries.subList(entries.indexOf(dsl) + 1, entries.size());
        if (!databases.isEmpty()) {
            results.addRatio(SECTION, "rebuildToPostgres", streams.to(databases.get(0)), Target.atLeast(4));
        }
        if (databases.size() > 1) {
            results.addRatio(SECTION, "rebuildToPostgresWithoutEvents", streams.to(databases.get(1)), null);
        }
    }

    /** A contender and how it did, round by round. */
    private final class Entry {
        private final Contender contender;
        private final List<Pace> paces = new ArrayList<>();

        Entry(Contender contender) {
            this.contender = contender;
        }

        void run(int round) throws InterruptedException {
            Pace pace = contender.run(round);
            paces.add(pace);
            session.tell(String.format(
                    Locale.ROOT,
                    "rebuild: round %d of %d: %s %,.0f events/s",
                    round,
                    session.rounds(),
                    contender.name(),
                    pace.eventsPerSecond()));
        }

        List<Double> rates() {
            return paces.stream().map(Pace::eventsPerSecond).toList();
        }

        List<Double> seconds() {
            return paces.stream().map(Pace::seconds).toList();
        }

        Spread to(Entry other) {
            return Spread.ofRatios(rates(), other.rates());
        }
    }
}
