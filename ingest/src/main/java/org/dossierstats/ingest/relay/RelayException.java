package org.dossierstats.ingest.relay;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** The database did not do what was asked of it; the message says what, in one line, and the way out. Trying again is safe. */
public final class RelayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02");
    private static final Set<String> NO_COLUMN = Set.of("42703", "42S22");

    private RelayException(String message, Throwable cause) {
        super(message, cause);
    }

    RelayException(String message) {
        super(message);
    }

    static RelayException of(SQLException e, Database database, OutboxTable table) {
        String hint = "dossier-stats ingest relay --print-ddl "
                + database.dialect().name().toLowerCase(Locale.ROOT);
        String state = String.valueOf(e.getSQLState());
        if (NO_TABLE.contains(state)) {
            return new RelayException(
                    "there is no table " + table.name() + " in " + database + "; create it with what this prints: "
                            + hint,
                    e);
        }
        if (NO_COLUMN.contains(state)) {
            return new RelayException(
                    "the table " + table.name() + " in " + database + " is no outbox: " + oneLine(e)
                            + "; compare it with what this prints: " + hint,
                    e);
        }
        return new RelayException("the database " + database + " does not let us work: " + oneLine(e), e);
    }

    static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
