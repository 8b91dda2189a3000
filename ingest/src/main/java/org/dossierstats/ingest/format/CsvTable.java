package org.dossierstats.ingest.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.ingest.file.Content;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.mapping.ImportException;

/** CSV (RFC 4180, UTF-8): the first line names the columns. */
public final class CsvTable implements Table {
    private static final int MAX_FIELD_CHARS = 1024 * 1024;
    private static final int MAX_RECORD_CHARS = 4 * MAX_FIELD_CHARS;
    private static final int MAX_FIELDS = 4096;
    private static final Pattern STARTING_LINE = Pattern.compile("starting at line (\\d+)");

    private final char delimiter;

    public CsvTable(char delimiter) {
        this.delimiter = delimiter;
    }

    @Override
    public String items() {
        return "rows";
    }

    @Override
    public void read(Content content, Set<String> columns, Rows rows) throws IOException {
        Position position = new Position();
        try (InputStream in = content.open();
                CsvReader<CsvRecord> records = reader(in)) {
            Iterator<CsvRecord> lines = records.iterator();
            if (!lines.hasNext()) {
                throw new ImportException(content.file() + " is empty; its first line must name the columns");
            }
            read(lines, columns, position, rows);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof Utf8Reader.MalformedException malformed)) {
                throw e;
            }
            rows.problem(new Problem(malformed.line(), null, "the file is not UTF-8 from here on"));
        } catch (CsvParseException e) {
            String message = String.valueOf(e.getMessage());
            Matcher line = STARTING_LINE.matcher(message);
            rows.problem(new Problem(
                    line.find() ? Long.parseLong(line.group(1)) : position.line,
                    null,
                    "the file is not CSV from here on: " + message));
        }
    }

    /** Where the last record read begins. */
    private static final class Position {
        private long line = 1;
    }

    private static void read(Iterator<CsvRecord> records, Set<String> columns, Position position, Rows rows) {
        Header header = new Header(records.next().getFields());
        if (!header.has(columns, 1, rows)) {
            return;
        }
        boolean wanted = true;
        while (wanted && records.hasNext()) {
            CsvRecord cells = records.next();
            position.line = cells.getStartingLineNumber();
            if (cells.getFieldCount() == header.size()) {
                wanted = rows.row(position.line, new CsvRow(header, cells));
            } else {
                rows.problem(new Problem(
                        position.line,
                        null,
                        "the row has " + cells.getFieldCount() + " cells where the header has " + header.size()));
            }
        }
    }

    /** As many cells as the header has. */
    private record CsvRow(Header header, CsvRecord cells) implements NamedRow {
        @Override
        public List<String> columns() {
            return header.names();
        }

        @Override
        public String cell(String column) {
            return Header.clean(cells.getField(header.place(column)));
        }
    }

    private CsvReader<CsvRecord> reader(InputStream in) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(
                        CsvRecordHandler.of(limits -> limits.maxFieldSize(MAX_FIELD_CHARS)
                                .maxRecordSize(MAX_RECORD_CHARS)
                                .maxFields(MAX_FIELDS)),
                        new Utf8Reader(in));
    }
}
