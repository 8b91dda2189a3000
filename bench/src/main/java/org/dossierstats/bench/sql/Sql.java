package org.dossierstats.bench.sql;

import static org.dossierstats.bench.sql.FoldedEvent.Kind.ACCEPTED;
import static org.dossierstats.bench.sql.FoldedEvent.Kind.CLOSED;
import static org.dossierstats.bench.sql.FoldedEvent.Kind.EXTENDED;
import static org.dossierstats.bench.sql.FoldedEvent.Kind.RESTED;
import static org.dossierstats.bench.sql.FoldedEvent.Kind.RESUMED;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dossierstats.bench.data.Answer;
import org.dossierstats.period.Period;

/**
 * The question in SQL that DuckDB and PostgreSQL both take. It is right for dossiers such as the simulation makes: each waits once at
 * most, is given one other due date at most, is not re-opened and not corrected. A database that had to be right for all dossiers would
 * have more to do than this.
 */
public final class Sql {
    /** What stands of a dossier; days since 1970. */
    public static final String DOSSIER_COLUMNS = "dossier, agency, procedure, field, channel,"
            + " accepted, first_due, due, due_changed, rested, resumed, closed";

    static final String DOSSIER_TABLE = "CREATE TABLE dossier (dossier %s, agency %<s, procedure %<s, field %<s,"
            + " channel %<s, accepted integer, first_due integer, due integer, due_changed integer, rested integer,"
            + " resumed integer, closed integer)";

    static final String EVENT_TABLE = "CREATE TABLE event (dossier %s, kind smallint, day integer, agency %<s,"
            + " procedure %<s, field %<s, channel %<s, due integer)";

    /** All are least or greatest values, so that neither order nor repetition matters. */
    static final String FOLD = "SELECT dossier,"
            + of(ACCEPTED, "max(agency)", "agency")
            + of(ACCEPTED, "max(procedure)", "procedure")
            + of(ACCEPTED, "max(field)", "field")
            + of(ACCEPTED, "max(channel)", "channel")
            + of(ACCEPTED, "min(day)", "accepted")
            + of(ACCEPTED, "max(due)", "first_due")
            + " max(due) FILTER (WHERE kind IN (" + RESUMED.code() + ", " + EXTENDED.code() + ")) AS due,"
            + " max(day) FILTER (WHERE kind IN (" + RESUMED.code() + ", " + EXTENDED.code()
            + ") AND due IS NOT NULL) AS due_changed,"
            + of(RESTED, "max(day)", "rested")
            + of(RESUMED, "max(day)", "resumed")
            + " min(day) FILTER (WHERE kind = " + CLOSED.code() + ") AS closed";

    /** From the dossiers of a table or a query; parameters are the first and the last day. */
    private static final String FIGURES =
            "WITH period AS (SELECT CAST(? AS integer) AS first, CAST(? AS integer) AS last),"
                    + " judged AS (SELECT procedure, first, last, accepted, closed,"
                    + " CASE WHEN due_changed <= coalesce(closed, last) THEN due ELSE first_due END AS due_at_closing,"
                    + " CASE WHEN due_changed <= last THEN due ELSE first_due END AS due_at_end,"
                    + " rested IS NOT NULL AND rested <= last AND (resumed IS NULL OR resumed > last) AS resting"
                    + " FROM %s, period WHERE accepted <= last AND (closed IS NULL OR closed >= first))"
                    + " SELECT procedure,"
                    + " count(*) FILTER (WHERE accepted < first),"
                    + " count(*) FILTER (WHERE accepted >= first),"
                    + " count(*) FILTER (WHERE closed <= last AND closed < due_at_closing),"
                    + " count(*) FILTER (WHERE closed <= last AND closed = due_at_closing),"
                    + " count(*) FILTER (WHERE closed <= last AND closed > due_at_closing),"
                    + " count(*) FILTER (WHERE closed IS NULL OR closed > last),"
                    + " count(*) FILTER (WHERE (closed IS NULL OR closed > last) AND NOT resting AND due_at_end < last)"
                    + " FROM judged GROUP BY procedure";

    private static final String FROM_TABLE = FIGURES.formatted("dossier");

    /** What happened after the last day does not matter: it is left out before anything is grouped. */
    private static final String FROM_EVENTS =
            FIGURES.formatted("(" + FOLD + " FROM event, period WHERE day <= last GROUP BY dossier) AS folded");

    private Sql() {}

    private static String of(FoldedEvent.Kind kind, String what, String name) {
        return " " + what + " FILTER (WHERE kind = " + kind.code() + ") AS " + name + ",";
    }

    /** What the dossier table comes to. */
    public static Answer fromTable(Connection database, Period period) throws SQLException {
        return answer(database, FROM_TABLE, period);
    }

    /** What the event table comes to. */
    public static Answer fromEvents(Connection database, Period period) throws SQLException {
        return answer(database, FROM_EVENTS, period);
    }

    private static Answer answer(Connection database, String sql, Period period) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(sql)) {
            query.setInt(1, (int) period.from().toEpochDay());
            query.setInt(2, (int) period.to().toEpochDay());
            SortedMap<String, Answer.Row> rows = new TreeMap<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.put(found.getString(1), row(found));
                }
            }
            return new Answer(rows);
        }
    }

    private static Answer.Row row(ResultSet found) throws SQLException {
        return new Answer.Row(
                found.getLong(2),
                found.getLong(3),
                found.getLong(4),
                found.getLong(5),
                found.getLong(6),
                found.getLong(7),
                found.getLong(8));
    }
}
