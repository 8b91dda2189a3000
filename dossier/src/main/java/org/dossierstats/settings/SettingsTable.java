package org.dossierstats.settings;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.catalogue.Validity;
import org.jspecify.annotations.Nullable;

/** A table of settings in CSV, with a header. */
final class SettingsTable {
    private final String kind;
    private final Path file;

    /** @param kind as messages call it */
    SettingsTable(String kind, Path file) {
        this.kind = kind;
        this.file = file;
    }

    /** Makes something of a line. */
    interface Reader<T> {
        T read(Line line);
    }

    <T> List<T> read(List<String> needed, Reader<T> reader) {
        List<T> all = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(SettingsFile.text(kind, file))) {
            for (NamedCsvRecord row : rows) {
                for (String column : needed) {
                    if (row.findField(column).isEmpty()) {
                        throw new SettingsException(
                                kind + " " + file + ", line 1: there is no column '" + column + "'; " + needed
                                        + " are needed",
                                null);
                    }
                }
                all.add(reader.read(new Line(row)));
            }
        } catch (IOException | CsvParseException e) {
            throw new SettingsException(kind + " " + file + " cannot be read: " + e.getMessage(), e);
        }
        return all;
    }

    /** What does not concern one line alone. */
    SettingsException wrong(String what, Throwable cause) {
        return new SettingsException(kind + " " + file + ": " + what, cause);
    }

    /** One line of it. */
    final class Line {
        private final NamedCsvRecord row;

        private Line(NamedCsvRecord row) {
            this.row = row;
        }

        /** Composed (NFC) and stripped; null if it is blank, or there is no such column. */
        @Nullable
        String optional(String column) {
            String text = Normalizer.normalize(row.findField(column).orElse(""), Normalizer.Form.NFC)
                    .strip();
            return text.isEmpty() ? null : text;
        }

        String required(String column) {
            String text = optional(column);
            if (text == null) {
                throw wrong(column, "is blank");
            }
            return text;
        }

        /** By its name in small letters, with hyphens for underscores. */
        <E extends Enum<E>> @Nullable E constant(String column, E[] known) {
            String text = optional(column);
            if (text == null) {
                return null;
            }
            return Stream.of(known)
                    .filter(each -> name(each).equals(text))
                    .findFirst()
                    .orElseThrow(() -> wrong(
                            column,
                            "is '" + text + "'; "
                                    + Stream.of(known).map(SettingsTable::name).collect(Collectors.joining(", "))
                                    + " or nothing is needed"));
        }

        /** From {@code valid_from} to {@code valid_to}; what is blank is not limited. */
        Validity validity() {
            LocalDate from = day("valid_from", LocalDate.MIN);
            try {
                return new Validity(from, day("valid_to", LocalDate.MAX));
            } catch (IllegalArgumentException e) {
                throw wrong("valid_to", String.valueOf(e.getMessage()));
            }
        }

        private LocalDate day(String column, LocalDate none) {
            String text = optional(column);
            try {
                return text == null ? none : LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw wrong(column, "is not a day such as 2021-06-14: " + text);
            }
        }

        SettingsException wrong(String column, String what) {
            return new SettingsException(
                    kind + " " + file + ", line " + row.getStartingLineNumber() + ", column " + column + ": " + what,
                    null);
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
