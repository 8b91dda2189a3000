package org.dossierstats.reporter.reconcile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.reconcile.Published.Claim;
import org.dossierstats.reporter.reconcile.Published.Printed;
import org.dossierstats.settings.Yaml;
import org.dossierstats.settings.Yaml.Entries;
import org.dossierstats.settings.Yaml.WrongException;
import org.jspecify.annotations.Nullable;

/** Reads published figures: one report in YAML, or a report in each line of a CSV file. */
public final class PublishedFile {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final Set<String> KEYS = Set.of("name", "period", "calendar", "numbers", "figures", "claims");
    private static final Set<String> CLAIM = Set.of("of", "increase", "times", "in", "share");
    private static final Set<String> NOT_FIGURES = Set.of("name", "period", "total");

    private final Path file;
    private final ReportingCalendar calendar;
    private Numerals numerals;

    private PublishedFile(Path file, ReportingCalendar calendar, boolean english) {
        this.file = file;
        this.calendar = calendar;
        this.numerals = english ? Numerals.EN : Numerals.VI;
    }

    /**
     * The reports in the file.
     *
     * @param calendar of the periods in it, where it names none
     * @param english whether numbers are written 3,900 and 6.5, where it does not say; otherwise 3.900 and 6,5
     * @throws IllegalArgumentException if it cannot be read; the message says where and why
     */
    public static List<Published> read(Path file, ReportingCalendar calendar, boolean english) {
        PublishedFile reader = new PublishedFile(file, calendar, english);
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String text = reader.text();
        try {
            return name.endsWith(".yaml") || name.endsWith(".yml") ? List.of(reader.yaml(text)) : reader.csv(text);
        } catch (WrongException | CsvParseException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private String text() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException(file + " is larger than " + MAX_BYTES + " bytes");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Published yaml(String text) throws WrongException {
        Entries top = Yaml.parse(text).entries("the file", KEYS);
        String numbers = top.optional("numbers");
        if (numbers != null && !numbers.equals("vi") && !numbers.equals("en")) {
            throw top.wrong("numbers", "is '" + numbers + "'; vi (3.900) or en (3,900) is needed");
        }
        numerals = numbers == null ? numerals : numbers.equals("en") ? Numerals.EN : Numerals.VI;
        String period = top.optional("period");
        String name = top.optional("name");
        Yaml figures = top.get("figures");
        if (figures == null) {
            throw top.wrong("figures", "is missing");
        }
        return new Published(
                name == null ? period == null ? "the report" : period : name,
                period == null ? null : period(top, period),
                false,
                figures(figures.entries("figures")),
                claims(top));
    }

    private Period period(Entries top, String name) throws WrongException {
        String given = top.optional("calendar");
        if (given != null && !given.equals("statutory") && !given.equals("calendar")) {
            throw top.wrong("calendar", "is '" + given + "'; statutory or calendar is needed");
        }
        ReportingCalendar named = given == null
                ? calendar
                : given.equals("calendar") ? ReportingCalendar.CALENDAR : ReportingCalendar.STATUTORY;
        try {
            return Period.parse(name, named);
        } catch (IllegalArgumentException e) {
            throw top.wrong("period", String.valueOf(e.getMessage()));
        }
    }

    private Map<Column, Printed> figures(Entries entries) throws WrongException {
        Map<Column, Printed> figures = new EnumMap<>(Column.class);
        for (String key : entries.byKey().keySet()) {
            if (figures.put(column(entries, key, key), printed(entries, key)) != null) {
                throw entries.wrong(key, "is a column that is there under another name");
            }
        }
        return figures;
    }

    private static Column column(Entries entries, String key, String name) throws WrongException {
        Column column = Column.named(name);
        if (column == null) {
            throw entries.wrong(key, "names no column: '" + name + "'");
        }
        return column;
    }

    private Printed printed(Entries entries, String key) throws WrongException {
        try {
            return numerals.count(entries.required(key));
        } catch (IllegalArgumentException e) {
            throw entries.wrong(key, String.valueOf(e.getMessage()));
        }
    }

    private List<Claim> claims(Entries top) throws WrongException {
        List<Claim> claims = new ArrayList<>();
        Yaml given = top.get("claims");
        if (given instanceof Yaml.Sequence list) {
            for (Yaml item : list.items()) {
                claims.add(claim(item.entries("claims", CLAIM)));
            }
        } else if (given != null) {
            throw top.wrong("claims", "is not a list");
        }
        return claims;
    }

    private Claim claim(Entries claim) throws WrongException {
        String in = claim.optional("in");
        Fraction times = fraction(claim, "times");
        Fraction share = fraction(claim, "share");
        if ((share == null) != (in == null)) {
            throw claim.wrong("of", "must have both 'share' and 'in' beside it, or neither");
        }
        Printed increase = claim.get("increase") == null ? null : printed(claim, "increase");
        if (times != null && increase == null) {
            throw claim.wrong("times", "needs 'increase' beside it: what it was before follows from that");
        }
        return new Claim(
                column(claim, "of", claim.required("of")),
                increase,
                times,
                in == null ? null : column(claim, "in", in),
                share);
    }

    private @Nullable Fraction fraction(Entries claim, String key) throws WrongException {
        String text = claim.optional(key);
        try {
            return text == null ? null : numerals.fraction(text);
        } catch (IllegalArgumentException e) {
            throw claim.wrong(key, String.valueOf(e.getMessage()));
        }
    }

    private List<Published> csv(String text) {
        String header = text.lines().findFirst().orElse("");
        char separator = header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
        List<Published> reports = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
            for (NamedCsvRecord row : rows) {
                reports.add(report(row));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
        if (reports.isEmpty()) {
            throw new IllegalArgumentException(file + " has no line below its header");
        }
        return reports;
    }

    private Published report(NamedCsvRecord row) {
        Map<Column, Printed> figures = new EnumMap<>(Column.class);
        for (String header : row.getHeader()) {
            String cell = row.getField(header).strip();
            Column column = Column.named(header.strip());
            if (column == null && !NOT_FIGURES.contains(header.strip())) {
                throw wrong(row, header, "is no column of a report");
            }
            if (column != null && !cell.isEmpty()) {
                try {
                    figures.put(column, numerals.count(cell));
                } catch (IllegalArgumentException e) {
                    throw wrong(row, header, String.valueOf(e.getMessage()));
                }
            }
        }
        String period = cell(row, "period");
        String name = cell(row, "name");
        String line = "line " + row.getStartingLineNumber();
        try {
            return new Published(
                    name.isEmpty() ? period.isEmpty() ? line : period : name,
                    period.isEmpty() ? null : Period.parse(period, calendar),
                    cell(row, "total").equals("true"),
                    figures,
                    List.of());
        } catch (IllegalArgumentException e) {
            throw wrong(row, "period", String.valueOf(e.getMessage()));
        }
    }

    private static String cell(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("").strip();
    }

    private IllegalArgumentException wrong(NamedCsvRecord row, String column, String what) {
        return new IllegalArgumentException(
                file + ", line " + row.getStartingLineNumber() + ", column " + column + ": " + what);
    }
}
