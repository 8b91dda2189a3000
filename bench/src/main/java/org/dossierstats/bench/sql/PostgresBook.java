package org.dossierstats.bench.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dossierstats.bench.data.Answer;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.Period;
import org.jspecify.annotations.Nullable;

/**
 * The dossiers in a table of PostgreSQL, kept up to date from events: each batch is one statement and one transaction, which takes the
 * events that are new by their ids, folds them and merges them into the rows.
 *
 * <p>Not thread-safe.
 */
public final class PostgresBook {
    /** Larger ones bring no more: round trips are a hundredth of the time at this size. */
    public static final int BATCH = 5_000;

    private static final String BATCH_COLUMNS =
            "(dossier, kind, day, agency, procedure, field, channel, due, source, id)";

    private static final String GIVEN =
            "unnest(?::text[], ?::smallint[], ?::integer[], ?::text[], ?::text[], ?::text[],"
                    + " ?::text[], ?::integer[], ?::text[], ?::text[]) AS given " + BATCH_COLUMNS;

    /** Those that are there already return nothing; of two in one batch one does. */
    private static final String NEW_EVENTS = "WITH event AS (INSERT INTO event " + BATCH_COLUMNS + " SELECT * FROM "
            + GIVEN + " ON CONFLICT (source, id) DO NOTHING RETURNING *) ";

    private static final String GIVEN_EVENTS = "WITH event AS (SELECT * FROM " + GIVEN + ") ";

    private static final String APPLY = "INSERT INTO dossier (" + Sql.DOSSIER_COLUMNS + ") " + Sql.FOLD
            + " FROM event GROUP BY dossier"
            + " ON CONFLICT (dossier) DO UPDATE SET"
            + " agency = coalesce(excluded.agency, dossier.agency),"
            + " procedure = coalesce(excluded.procedure, dossier.procedure),"
            + " field = coalesce(excluded.field, dossier.field),"
            + " channel = coalesce(excluded.channel, dossier.channel),"
            + " accepted = least(excluded.accepted, dossier.accepted),"
            + " first_due = coalesce(excluded.first_due, dossier.first_due),"
            + " due = greatest(excluded.due, dossier.due),"
            + " due_changed = greatest(excluded.due_changed, dossier.due_changed),"
            + " rested = greatest(excluded.rested, dossier.rested),"
            + " resumed = greatest(excluded.resumed, dossier.resumed),"
            + " closed = least(excluded.closed, dossier.closed)";

    private final Connection database;
    private final Keeping keeping;
    private final List<FoldedEvent> batch = new ArrayList<>(BATCH);

    /** What is kept of the events. */
    public enum Keeping {
        /** All of each, under its id, as the ledger does: what is corrected, withdrawn or re-opened later can be counted anew. */
        EVENTS,
        /**
         * Nothing. That an event comes again does no harm to least and greatest values, which is all there is as long as dossiers are as
         * simple as simulated ones; a correction could not be counted.
         */
        NOTHING
    }

    public PostgresBook(Connection database, Keeping keeping) {
        this.database = database;
        this.keeping = keeping;
    }

    /** Empty tables, with the indexes that questions about periods need. */
    public void begin() {
        execute(
                "DROP TABLE IF EXISTS event, dossier",
                Sql.EVENT_TABLE.formatted("text"),
                "ALTER TABLE event ADD source text, ADD id text, ADD PRIMARY KEY (source, id)",
                Sql.DOSSIER_TABLE.formatted("text"),
                // Room beside each row, so that an update that changes no indexed column stays in its page.
                "ALTER TABLE dossier ADD PRIMARY KEY (dossier), SET (fillfactor = 60)",
                "CREATE INDEX ON dossier (accepted)",
                "CREATE INDEX ON dossier (closed)");
    }

    /** Lets the database look at how its rows are, when all are there. */
    public void analyze() {
        execute("VACUUM ANALYZE event", "VACUUM ANALYZE dossier");
    }

    private void execute(String... statements) {
        try (Statement statement = database.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL does not take a statement: " + e.getMessage(), e);
        }
    }

    /** Takes an event, and applies the batch when it is full. */
    public void add(FoldedEvent event) {
        batch.add(event);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /** Applies what is left. */
    public void flush() {
        if (batch.isEmpty()) {
            return;
        }
        String events = keeping == Keeping.EVENTS ? NEW_EVENTS : GIVEN_EVENTS;
        try (PreparedStatement statement = database.prepareStatement(events + APPLY)) {
            statement.setArray(1, array("text", FoldedEvent::dossier));
            statement.setArray(
                    2, array("smallint", event -> (short) event.kind().code()));
            statement.setArray(3, array("integer", FoldedEvent::day));
            statement.setArray(4, array("text", event -> event.given().agency()));
            statement.setArray(5, array("text", event -> event.given().procedure()));
            statement.setArray(6, array("text", event -> event.given().field()));
            statement.setArray(7, array("text", PostgresBook::channel));
            statement.setArray(8, array("integer", FoldedEvent::due));
            statement.setArray(9, array("text", event -> event.id().source()));
            statement.setArray(10, array("text", event -> event.id().id()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL does not take a batch: " + e.getMessage(), e);
        }
        batch.clear();
    }

    private static @Nullable String channel(FoldedEvent event) {
        Channel channel = event.given().channel();
        return channel == null ? null : channel.name();
    }

    private Array array(String type, Function<FoldedEvent, @Nullable Object> column) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[batch.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(batch.get(i));
        }
        return database.createArrayOf(type, values);
    }

    /** What the dossiers come to. */
    public Answer fromTable(Period period) {
        try {
            return Sql.fromTable(database, period);
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL does not count its dossiers: " + e.getMessage(), e);
        }
    }

    /** What the events come to, if they are kept. */
    public Answer fromEvents(Period period) {
        try {
            return Sql.fromEvents(database, period);
        } catch (SQLException e) {
            throw new BenchException("PostgreSQL does not count its events: " + e.getMessage(), e);
        }
    }
}
