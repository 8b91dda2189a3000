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
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.Period;
import org.jspecify.annotations.Nullable;

/**
 * The dossiers in a table of PostgreSQL, kept up to date from events: each batch is one statement and one transaction, which folds its
 * events and merges them into the rows. The columns are least and greatest values, so an event that comes again changes nothing, and no
 * table of event ids need be kept: that takes away half of the work.
 *
 * <p>Not thread-safe.
 */
public final class PostgresBook {
    /** Larger ones bring no more: round trips are a hundredth of the time at this size. */
    public static final int BATCH = 5_000;

    private static final String APPLY = "INSERT INTO dossier (" + Sql.DOSSIER_COLUMNS + ") " + Sql.FOLD
            + " FROM unnest(?::text[], ?::smallint[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[],"
            + " ?::integer[]) AS event (dossier, kind, day, agency, procedure, field, channel, due) GROUP BY dossier"
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
    private final List<FoldedEvent> batch = new ArrayList<>(BATCH);

    public PostgresBook(Connection database) {
        this.database = database;
    }

    /** An empty table, with the indexes that questions about periods need. */
    public void begin() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS dossier");
            statement.execute(Sql.DOSSIER_TABLE.formatted("text"));
            statement.execute("ALTER TABLE dossier ADD PRIMARY KEY (dossier)");
            // Room beside each row, so that an update that changes no indexed column stays in its page.
            statement.execute("ALTER TABLE dossier SET (fillfactor = 60)");
            statement.execute("CREATE INDEX ON dossier (accepted)");
            statement.execute("CREATE INDEX ON dossier (closed)");
        }
    }

    /** Takes an event, and applies the batch when it is full. */
    public void add(FoldedEvent event) throws SQLException {
        batch.add(event);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /** Applies what is left. */
    public void flush() throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = database.prepareStatement(APPLY)) {
            statement.setArray(1, array("text", FoldedEvent::dossier));
            statement.setArray(
                    2, array("smallint", event -> (short) event.kind().code()));
            statement.setArray(3, array("integer", FoldedEvent::day));
            statement.setArray(4, array("text", event -> event.given().agency()));
            statement.setArray(5, array("text", event -> event.given().procedure()));
            statement.setArray(6, array("text", event -> event.given().field()));
            statement.setArray(7, array("text", PostgresBook::channel));
            statement.setArray(8, array("integer", FoldedEvent::due));
            statement.executeUpdate();
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

    public Answer answer(Period period) throws SQLException {
        return Sql.fromTable(database, period);
    }
}
