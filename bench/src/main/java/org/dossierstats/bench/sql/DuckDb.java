package org.dossierstats.bench.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.dossierstats.bench.data.Answer;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.Period;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process, on a file: the events, and a table of dossiers made from them. */
public final class DuckDb implements AutoCloseable {
    private final Connection database;
    private final DuckDBAppender events;

    private DuckDb(Connection database, DuckDBAppender events) {
        this.database = database;
        this.events = events;
    }

    /** In this file, which is made. */
    public static DuckDb open(Path file) {
        try {
            Connection database = DriverManager.getConnection("jdbc:duckdb:" + file);
            try (Statement statement = database.createStatement()) {
                statement.execute(Sql.EVENT_TABLE.formatted("varchar"));
            }
            return new DuckDb(
                    database,
                    database.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, "event"));
        } catch (SQLException e) {
            throw new BenchException("DuckDB does not open " + file, e);
        }
    }

    public void add(FoldedEvent event) {
        try {
            events.beginRow();
            events.append(event.dossier());
            events.append((short) event.kind().code());
            events.append(event.day());
            events.append(event.given().agency());
            events.append(event.given().procedure());
            events.append(event.given().field());
            Channel channel = event.given().channel();
            events.append(channel == null ? null : channel.name());
            if (event.due() == null) {
                events.appendNull();
            } else {
                events.append(event.due().intValue());
            }
            events.endRow();
        } catch (SQLException e) {
            throw new BenchException("DuckDB does not take an event", e);
        }
    }

    /** All events are there: makes the table of dossiers. */
    public void fold() {
        try (Statement statement = database.createStatement()) {
            events.close();
            statement.execute("CREATE TABLE dossier AS " + Sql.FOLD + " FROM event GROUP BY dossier");
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new BenchException("DuckDB does not fold the events", e);
        }
    }

    public Answer fromTable(Period period) {
        try {
            return Sql.fromTable(database, period);
        } catch (SQLException e) {
            throw new BenchException("DuckDB does not count its dossiers", e);
        }
    }

    public Answer fromEvents(Period period) {
        try {
            return Sql.fromEvents(database, period);
        } catch (SQLException e) {
            throw new BenchException("DuckDB does not count its events", e);
        }
    }

    /** Of the library. */
    public static String version() {
        try (Connection none = DriverManager.getConnection("jdbc:duckdb:")) {
            return none.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new BenchException("DuckDB does not tell its version", e);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new BenchException("DuckDB does not close", e);
        }
    }
}
