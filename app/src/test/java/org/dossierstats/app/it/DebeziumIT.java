package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.dossierstats.app.demo.DemoHistory;
import org.dossierstats.dossier.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The connector of docs/databases.md in a real Kafka Connect, reading the outbox of a real PostgreSQL. */
class DebeziumIT {
    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(3);

    @RegisterExtension
    static final TestDatabase POSTGRESQL = TestDatabase.postgresql();

    private static final Pattern CONNECTOR = Pattern.compile("```json\n(\\{\n  \"name\".*?\n})\n```", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("```sql\n(ALTER TABLE dossier_outbox .*?;)\n```");
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int EVENTS = 500;

    @TempDir
    Path directory;

    @Test
    void the_connector_of_the_documents_publishes_what_is_committed() throws Exception {
        POSTGRESQL.createOutbox();
        POSTGRESQL.execute(documented(COLUMN));
        List<Event> history = new DemoHistory().events().subList(0, 2 * EVENTS);
        List<Event> before = history.subList(0, EVENTS);
        List<Event> after = history.subList(EVENTS, 2 * EVENTS);
        Outboxes.commit(POSTGRESQL, before);

        try (Program first = connect()) {
            awaitPublished(before, first);
            POSTGRESQL.execute("DELETE FROM dossier_outbox");
            first.kill();
        }
        Outboxes.commit(POSTGRESQL, after);
        try (Program second = connect()) {
            awaitPublished(history, second);
            assertThat(second.err()).doesNotContain(" ERROR ");
        }
    }

    private static void awaitPublished(List<Event> expected, Program connect) {
        Set<Event> all = new HashSet<>(expected);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(all.equals(new HashSet<>(TopicContents.events(KAFKA.client()))))
                        .as("all are published; Kafka Connect said: %s", connect.err())
                        .isTrue());
    }

    private Program connect() throws Exception {
        Path worker = Files.writeString(
                directory.resolve("worker.properties"),
                String.join(
                        "\n",
                        "bootstrap.servers=" + KAFKA.bootstrapServer(),
                        "offset.storage.file.filename=" + directory.resolve("offsets"),
                        "offset.flush.interval.ms=500",
                        "listeners=http://127.0.0.1:0",
                        "plugin.discovery=service_load",
                        "key.converter=org.apache.kafka.connect.storage.StringConverter",
                        "value.converter=org.apache.kafka.connect.storage.StringConverter"));
        return Program.startMain(
                ConnectStandalone.class, worker.toString(), connector().toString());
    }

    private static String documented(Pattern pattern) throws IOException {
        Matcher documented = pattern.matcher(Files.readString(Path.of("..", "docs", "databases.md")));
        assertThat(documented.find()).isTrue();
        return documented.group(1);
    }

    /** As documented, but for where the database is. */
    private Path connector() throws Exception {
        JsonNode connector = Ended.json(documented(CONNECTOR));
        URI database = URI.create(POSTGRESQL.jdbcUrl().substring("jdbc:".length()));
        ((ObjectNode) connector.path("config"))
                .put("database.hostname", database.getHost())
                .put("database.port", String.valueOf(database.getPort()))
                .put("database.dbname", database.getPath().substring(1))
                .put("database.user", "postgres")
                .put("database.password", "postgres");
        return Files.writeString(directory.resolve("connector.json"), connector.toString());
    }
}
