package org.dossierstats.bench.rebuild;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dossierstats.bench.data.Published;
import org.dossierstats.bench.data.Question;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.bench.rebuild.Counting.Pace;
import org.dossierstats.bench.sql.FoldedEvent;
import org.dossierstats.bench.sql.PostgresBook;
import org.dossierstats.bench.sql.PostgresBook.Keeping;
import org.dossierstats.bench.sql.PostgresServer;
import org.dossierstats.dossier.Rules;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;

/** A table of dossiers in PostgreSQL, kept up to date from the topic. */
final class PostgresContender implements Contender {
    private static final double NANOS = 1e9;

    private final Kafka kafka;
    private final Published published;
    private final PostgresServer server;
    private final Keeping keeping;
    private final Rules rules = Rulebook.defaults().rules();

    PostgresContender(Kafka kafka, Published published, PostgresServer server, Keeping keeping) {
        this.kafka = kafka;
        this.published = published;
        this.server = server;
        this.keeping = keeping;
    }

    @Override
    public String name() {
        return keeping == Keeping.EVENTS ? "PostgreSQL" : "PostgreSQL, events not kept";
    }

    @Override
    public Pace run(int round) {
        try (Connection database = server.connect()) {
            PostgresBook book = new PostgresBook(database, keeping);
            book.begin();
            long begun = System.nanoTime();
            TopicReading.all(kafka, Topics.EVENTS, read -> apply(book, read));
            book.flush();
            double seconds = (System.nanoTime() - begun) / NANOS;
            Question.require(name(), published.expected(), Question.ask(book::fromTable));
            return new Pace(published.events() / seconds, seconds);
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL does not do it", e);
        }
    }

    private void apply(PostgresBook book, ConsumerRecord<byte[], byte[]> read) {
        Decoded decoded = EventJson.decode(read.key(), read.value(), name -> null);
        if (!(decoded instanceof Decoded.Valid valid)) {
            throw new BenchException(
                    "an event of the workload is refused: " + new String(read.value(), StandardCharsets.UTF_8));
        }
        book.add(FoldedEvent.of(valid.event(), rules));
    }
}
