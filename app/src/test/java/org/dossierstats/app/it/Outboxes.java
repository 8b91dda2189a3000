package org.dossierstats.app.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.dossierstats.dossier.Event;
import org.dossierstats.wire.EventJson;

/** How an application writes to its outbox: in the transaction in which it does what the event says. */
final class Outboxes {
    private Outboxes() {}

    /** Inserts, and leaves it to the caller to commit. */
    static void insert(TestDatabase database, Connection connection, List<Event> events) throws SQLException {
        String data = database.toString().equals("postgresql") ? "?::jsonb" : "?";
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO dossier_outbox (id, source, type, subject, time, data) VALUES (?, ?, ?, ?, ?, " + data
                        + ")")) {
            for (Event event : events) {
                JsonNode json = Ended.json(new String(EventJson.encode(event), StandardCharsets.UTF_8));
                int column = 1;
                for (String attribute : List.of("id", "source", "type", "subject")) {
                    insert.setString(column++, json.path(attribute).asText());
                }
                insert.setTimestamp(
                        column++, Timestamp.from(Instant.parse(json.path("time").asText())));
                insert.setString(column, json.path("data").toString());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void commit(TestDatabase database, List<Event> events) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            insert(database, connection, events);
            connection.commit();
        }
    }

    static long waiting(TestDatabase database) throws SQLException {
        return Long.parseLong(database.query(
                "SELECT COUNT(*) FROM dossier_outbox WHERE published_at IS NULL AND refused_at IS NULL"));
    }
}
