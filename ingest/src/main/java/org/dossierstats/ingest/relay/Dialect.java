package org.dossierstats.ingest.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the databases say differently. All else is SQL that they share. */
public enum Dialect {
    POSTGRESQL(
            "to_char(time AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
            "CAST(data AS text)",
            // A mark that a crash of the database loses is made again: the row is published again, and counted once.
            "SET synchronous_commit = off"),
    /** MariaDB too. */
    MYSQL(
            "DATE_FORMAT(time, '%Y-%m-%dT%H:%i:%s.%fZ')",
            "CAST(data AS CHAR)",
            // A timestamp is read and written in the zone of the session.
            "SET time_zone = '+00:00'");

    /** Distinguishes our locks from those of others: "doss". */
    private static final int LOCK_CLASS = 0x646f7373;

    private final String timeText;
    private final String dataText;
    private final String session;

    Dialect(String timeText, String dataText, String session) {
        this.timeText = timeText;
        this.dataText = dataText;
        this.session = session;
    }

    /** What creates the table and its indexes. */
    public String ddl(OutboxTable table) {
        String resource = "outbox-" + name().toLowerCase(Locale.ROOT) + ".sql";
        try (InputStream in = Objects.requireNonNull(Dialect.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{table}", table.name())
                    .replace("{name}", table.simpleName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said first on a connection. */
    String session() {
        return session;
    }

    /** How long to wait for a database that has gone away, in the words of the driver. */
    Map<String, String> connection() {
        return this == POSTGRESQL
                ? Map.of(
                        "connectTimeout", "10",
                        "socketTimeout", "60",
                        "tcpKeepAlive", "true",
                        "ApplicationName", "dossier-stats relay")
                : Map.of("connectTimeout", "10000", "socketTimeout", "60000", "tcpKeepAlive", "true");
    }

    /** The time of a row as RFC 3339: read as text, no driver's idea of a time zone comes between. */
    String timeText() {
        return timeText;
    }

    /** The data of a row, cut where it is too long for an event anyway. */
    String dataText(int characters) {
        return "LEFT(" + dataText + ", " + characters + ")";
    }

    /**
     * Takes the lock of this table, if nobody has it: one row with whether it was free. It is the connection's, and ends with it.
     */
    String lock(OutboxTable table) {
        if (this == POSTGRESQL) {
            return "SELECT pg_try_advisory_lock(" + LOCK_CLASS + ", '" + table.name() + "'::regclass::oid::int4)";
        }
        String schema = table.schema() == null ? "DATABASE()" : "'" + table.schema() + "'";
        // A name of a lock has 64 characters at most; it is one for the whole server.
        return "SELECT GET_LOCK(SHA2(CONCAT('dossier-stats relay ', " + schema + ", '.', '" + table.simpleName()
                + "'), 224), 0)";
    }
}
