package org.dossierstats.ingest.relay;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dossierstats.wire.EventJson;
import org.jspecify.annotations.Nullable;

/**
 * The outbox table over one connection, which has the lock too: whoever can mark rows over it has the lock still.
 *
 * <p>A row is waiting until it is marked as published or refused. Which rows wait is never told from how far one has come: a number
 * smaller than those published may be committed at any time.
 */
final class Outbox implements AutoCloseable {
    private static final List<String> ATTRIBUTES = List.of("id", "source", "type", "subject", "time");
    private static final byte[] SPECVERSION = bytes("1.0");
    private static final String WAITING = " WHERE published_at IS NULL AND refused_at IS NULL";

    /** No longer event is taken; what is longer is cut so that it is refused without being read whole. */
    private static final int DATA_CHARACTERS = EventJson.MAX_BYTES + 1;

    private final Database database;
    private final OutboxTable table;
    private final Connection connection;

    private Outbox(Database database, OutboxTable table, Connection connection) {
        this.database = database;
        this.table = table;
        this.connection = connection;
    }

    static Outbox open(Database database, OutboxTable table) throws SQLException {
        return new Outbox(database, table, database.connect());
    }

    /** Fails if the table is not there, has not the columns or must not be read. */
    void check() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none =
                        statement.executeQuery("SELECT seq, id, source, type, subject, time, data, published_at,"
                                + " refused_at, refused_reason FROM " + table.name() + " WHERE 1 = 0")) {
            none.next();
        }
    }

    /** Takes the lock of this table unless another connection has it. */
    boolean lock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet free = statement.executeQuery(database.dialect().lock(table))) {
            return free.next() && free.getBoolean(1);
        }
    }

    /** Those with the smallest numbers, in their order. */
    List<Row> waiting(int limit) throws SQLException {
        String sql =
                "SELECT seq, id, source, type, subject, " + database.dialect().timeText() + " AS time, "
                        + database.dialect().dataText(DATA_CHARACTERS) + " AS data FROM " + table.name() + WAITING
                        + " ORDER BY seq LIMIT " + limit;
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(row(result));
            }
        }
        return rows;
    }

    /** A row is what a record in binary mode would be: its attributes the headers, its data the value. */
    private static Row row(ResultSet result) throws SQLException {
        Map<String, byte[]> headers = new HashMap<>();
        headers.put("ce_specversion", SPECVERSION);
        for (String attribute : ATTRIBUTES) {
            put(headers, attribute, result.getString(attribute));
        }
        String data = result.getString("data");
        return new Row(
                result.getLong("seq"),
                EventJson.decode(headers.get("ce_subject"), data == null ? null : bytes(data), headers::get));
    }

    private static void put(Map<String, byte[]> headers, String attribute, @Nullable String value) {
        if (value != null) {
            headers.put("ce_" + attribute, bytes(value));
        }
    }

    long countWaiting() throws SQLException {
        return count(WAITING);
    }

    /** Those that wait for somebody to mend them. */
    long countRefused() throws SQLException {
        return count(" WHERE published_at IS NULL AND refused_at IS NOT NULL");
    }

    private long count(String where) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table.name() + where)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Marks exactly these: others of that range may have been committed meanwhile. */
    void markPublished(Collection<Long> rows) throws SQLException {
        execute("UPDATE " + table.name() + " SET published_at = CURRENT_TIMESTAMP(6)", rows);
    }

    void delete(Collection<Long> rows) throws SQLException {
        execute("DELETE FROM " + table.name(), rows);
    }

    void markRefused(String reason, Collection<Long> rows) throws SQLException {
        String sql = "UPDATE " + table.name() + " SET refused_at = CURRENT_TIMESTAMP(6), refused_reason = ?" + in(rows);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, reason);
            statement.executeUpdate();
        }
    }

    /** Those published so long ago, with the smallest numbers. */
    List<Long> publishedBefore(int days, int limit) throws SQLException {
        String sql = "SELECT seq FROM " + table.name() + " WHERE published_at < CURRENT_TIMESTAMP(6) - INTERVAL '"
                + days + "' DAY ORDER BY seq LIMIT " + limit;
        List<Long> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getLong(1));
            }
        }
        return rows;
    }

    private void execute(String sql, Collection<Long> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql + in(rows));
        }
    }

    private static String in(Collection<Long> rows) {
        return rows.stream().map(String::valueOf).collect(Collectors.joining(",", " WHERE seq IN (", ")"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Gives the lock back too. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
