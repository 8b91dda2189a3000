package org.dossierstats.bench.summary;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.dossierstats.bench.data.Answer;
import org.dossierstats.bench.data.Question;
import org.dossierstats.bench.data.Workload;
import org.dossierstats.bench.figure.Results;
import org.dossierstats.bench.figure.Spread;
import org.dossierstats.bench.figure.Target;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.process.Footprint;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.run.Session;
import org.dossierstats.bench.sql.DuckDb;
import org.dossierstats.bench.sql.FoldedEvent;
import org.dossierstats.bench.sql.PostgresBook;
import org.dossierstats.bench.sql.PostgresBook.Keeping;
import org.dossierstats.bench.sql.PostgresServer;
import org.dossierstats.bench.summary.Latencies.Limits;
import org.jspecify.annotations.Nullable;

/** The summaries of so many dossiers: everybody is given the same ones, must answer the same, then is asked in turn. */
final class SummarySize implements AutoCloseable {
    private static final String SECTION = "summary";
    private static final long MOST_IN_POSTGRES = 1_000_000;
    private static final Limits MANY = new Limits(500, 4_000);
    private static final Limits FEW = new Limits(5, 1_000);

    /** A reporter runs for weeks; until it has answered so many, much of its time is that of the compiler. */
    private static final int WARMING = 8_000;

    private static final Target FAST_MS = Target.atMost(5);

    private final Session session;
    private final Workload workload;
    private final Kafka kafka;
    private final Path file;
    private final DuckDb duck;
    private final @Nullable PostgresServer server;
    private final @Nullable Connection database;

    SummarySize(Session session, long dossiers) throws InterruptedException {
        this.session = session;
        this.workload = new Workload(dossiers);
        this.kafka = Kafka.start(session.children(), Session.PARTITIONS);
        this.file = session.children().directory("duckdb");
        this.duck = DuckDb.open(file);
        Optional<Path> programs = PostgresServer.programs().filter(there -> dossiers <= MOST_IN_POSTGRES);
        this.server = programs.isEmpty() ? null : PostgresServer.start(session.children(), programs.get());
        this.database = server == null ? null : connected(server);
    }

    private static Connection connected(PostgresServer server) {
        try {
            return server.connect();
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL takes no connection", e);
        }
    }

    /** Measures and adds the figures of this size. */
    void measure(boolean withRatios) throws InterruptedException {
        session.tell(SECTION + ": making " + label());
        PostgresBook book = database == null ? null : new PostgresBook(database, Keeping.EVENTS);
        Loaded loaded = load(book);
        try (ReporterProcess reporter = ReporterProcess.start(session.children(), kafka)) {
            Results results = session.results();
            results.add(SECTION, label() + ", cells", "cells", Spread.once((double) loaded.cells));
            results.add(SECTION, label() + ", reporter loaded", "s", Spread.once(reporter.loadSeconds()));
            results.add(
                    SECTION,
                    label() + ", reporter resident",
                    "MiB",
                    Spread.once(Footprint.residentMib(reporter.process().pid())));
            long begun = System.nanoTime();
            reporter.summary(Question.PERIODS.get(0));
            double firstMs = (System.nanoTime() - begun) / 1e6;
            results.add(SECTION, label() + ", reporter over HTTP, the first of all", "ms", Spread.once(firstMs));
            require(loaded.expected, reporter, book);
            compete(reporter, book, withRatios);
        }
    }

    private String label() {
        return String.format(Locale.ROOT, "%,d dossiers", workload.dossiers());
    }

    private record Loaded(SortedMap<String, Answer> expected, long cells) {}

    /** The counts go to Kafka, and are forgotten here before anything is measured. */
    private Loaded load(@Nullable PostgresBook book) {
        Workload.Truth truth = new Workload.Truth(workload.rules());
        Counted counted = new Counted(workload.rules(), Session.PARTITIONS);
        if (book != null) {
            book.begin();
        }
        workload.deliver(
                event -> {
                    FoldedEvent folded = FoldedEvent.of(event, workload.rules());
                    duck.add(folded);
                    if (book != null) {
                        book.add(folded);
                    }
                },
                dossier -> {
                    truth.accept(dossier);
                    counted.accept(dossier);
                });
        duck.fold();
        if (book != null) {
            book.flush();
            book.analyze();
        }
        counted.publish(kafka);
        return new Loaded(truth.answers(), counted.cells());
    }

    private void require(SortedMap<String, Answer> expected, ReporterProcess reporter, @Nullable PostgresBook book) {
        Question.require("the reporter", expected, Question.ask(reporter::answer));
        Question.require("DuckDB from its table", expected, Question.ask(duck::fromTable));
        Question.require("DuckDB from its events", expected, Question.ask(duck::fromEvents));
        if (book != null) {
            Question.require("PostgreSQL from its table", expected, Question.ask(book::fromTable));
            Question.require("PostgreSQL from its events", expected, Question.ask(book::fromEvents));
        }
    }

    private void compete(ReporterProcess reporter, @Nullable PostgresBook book, boolean withRatios)
            throws InterruptedException {
        Latencies ours = new Latencies("reporter over HTTP", MANY, reporter::summary).warmed(WARMING);
        Latencies table = new Latencies("DuckDB, dossier table", FEW, duck::fromTable).warmed(1);
        Latencies events = new Latencies("DuckDB, events", FEW, duck::fromEvents);
        List<Latencies> all = new ArrayList<>(List.of(ours, table, events));
        if (book != null) {
            all.add(new Latencies("PostgreSQL, dossier table", FEW, book::fromTable));
            all.add(new Latencies("PostgreSQL, events", FEW, book::fromEvents));
        }
        for (int round = 1; round <= session.rounds(); round++) {
            for (Latencies each : all) {
                each.round();
            }
            session.tell(SECTION + ": " + label() + ", round " + round + " of " + session.rounds());
        }
        Results results = session.results();
        for (Latencies each : all) {
            results.add(SECTION, label() + ", " + each.name(), "ms", each.median());
        }
        results.add(SECTION, label() + ", " + ours.name() + ", p99", "ms", ours.p99(), FAST_MS);
        if (withRatios) {
            results.addRatio(SECTION, "summaryToDuckdbTable", ours.fasterThan(table), Target.atLeast(25));
            results.addRatio(SECTION, "summaryToDuckdbEvents", ours.fasterThan(events), Target.atLeast(500));
        }
    }

    @Override
    public void close() {
        duck.close();
        Children.delete(file);
        kafka.close();
        if (server != null) {
            closeDatabase();
            server.close();
        }
    }

    private void closeDatabase() {
        try {
            if (database != null) {
                database.close();
            }
        } catch (SQLException e) {
            session.tell("a connection to PostgreSQL was not closed: " + e.getMessage());
        }
    }
}
