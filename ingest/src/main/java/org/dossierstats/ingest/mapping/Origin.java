package org.dossierstats.ingest.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where something about a dossier or an event is to be found. */
sealed interface Origin<T> {
    /** The column it is in, if it is in one. */
    @Nullable
    String column();

    /**
     * What the row says, or null if it says nothing.
     *
     * @param standIn whether what the mapping names for an empty cell is taken
     */
    @Nullable
    T in(Row row, boolean standIn) throws UnreadableException;

    /** The same for every row: the file has no such column. */
    record Constant<T>(T value) implements Origin<T> {
        @Override
        public @Nullable String column() {
            return null;
        }

        @Override
        public T in(Row row, boolean standIn) {
            return value;
        }
    }

    /** The text itself. */
    record Text(String column, @Nullable String blank) implements Origin<String> {
        @Override
        public @Nullable String in(Row row, boolean standIn) {
            String cell = row.cell(column);
            if (cell.isEmpty()) {
                return standIn ? blank : null;
            }
            return cell;
        }
    }

    /** One of the words of the file, each of which means one thing. */
    record Words<T>(
            String column, Map<String, T> words, @Nullable T otherwise) implements Origin<T> {
        public Words {
            words = Map.copyOf(words);
        }

        @Override
        public @Nullable T in(Row row, boolean standIn) throws UnreadableException {
            String cell = row.cell(column);
            T meaning = words.get(cell);
            if (meaning != null) {
                return meaning;
            }
            if (cell.isEmpty()) {
                return standIn ? otherwise : null;
            }
            if (otherwise == null) {
                throw new UnreadableException(UnreadableException.quoted(cell) + " is not a word the mapping knows");
            }
            return otherwise;
        }
    }
}
