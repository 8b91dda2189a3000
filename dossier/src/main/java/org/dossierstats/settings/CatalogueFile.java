package org.dossierstats.settings;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.dossier.Limit;

/**
 * The procedure catalogue, {@code procedures.csv}: one line for each version of a procedure. Of its columns {@code code}, {@code limit},
 * {@code unit} ({@code working-days}, {@code days} or {@code working-hours}), {@code valid_from} and {@code valid_to} decide facts.
 */
final class CatalogueFile {
    private static final List<String> NEEDED = List.of("code", "limit", "unit");

    private final Path file;

    CatalogueFile(Path file) {
        this.file = file;
    }

    /** By procedure, how long it may take; those without a limit are left out. */
    Map<String, List<Limit.Version>> limits() {
        Map<String, List<Limit.Version>> limits = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(SettingsFile.text("catalogue", file))) {
            for (NamedCsvRecord row : rows) {
                String code = cell(row, "code");
                String limit = cell(row, "limit");
                if (code.isEmpty()) {
                    throw wrong(row, "code", "is blank");
                }
                if (!limit.isEmpty()) {
                    limits.computeIfAbsent(code, absent -> new ArrayList<>()).add(version(row, limit));
                }
            }
        } catch (IOException | CsvParseException e) {
            throw new SettingsException("catalogue " + file + " cannot be read: " + e.getMessage(), e);
        }
        return limits;
    }

    private Limit.Version version(NamedCsvRecord row, String limit) {
        String unit = cell(row, "unit");
        for (Limit.Unit known : Limit.Unit.values()) {
            if (known.name().equalsIgnoreCase(unit.replace('-', '_'))) {
                try {
                    return new Limit.Version(
                            day(row, "valid_from", LocalDate.MIN),
                            day(row, "valid_to", LocalDate.MAX),
                            new Limit(Integer.parseInt(limit), known));
                } catch (NumberFormatException e) {
                    throw wrong(row, "limit", "is not a whole number: " + limit);
                } catch (IllegalArgumentException e) {
                    throw wrong(row, "limit", String.valueOf(e.getMessage()));
                }
            }
        }
        throw wrong(row, "unit", "is '" + unit + "'; working-days, days or working-hours is needed");
    }

    private LocalDate day(NamedCsvRecord row, String column, LocalDate none) {
        String text = row.findField(column).orElse("").strip();
        try {
            return text.isEmpty() ? none : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong(row, column, "is not a day such as 2021-06-14: " + text);
        }
    }

    private String cell(NamedCsvRecord row, String column) {
        return row.findField(column)
                .orElseThrow(() -> new SettingsException(
                        "catalogue " + file + ", line 1: there is no column '" + column + "'; " + NEEDED
                                + " are needed",
                        null))
                .strip();
    }

    private SettingsException wrong(NamedCsvRecord row, String column, String what) {
        return new SettingsException(
                "catalogue " + file + ", line " + row.getStartingLineNumber() + ", column " + column + ": " + what,
                null);
    }
}
