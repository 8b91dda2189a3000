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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.file.Content;
import org.dossierstats.ingest.file.FileFormat;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.mapping.Fault;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.ingest.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/** CSV (RFC 4180, UTF-8), read row by row with a mapping. */
public final class CsvFormat implements FileFormat {
    private static final int MAX_FIELD_CHARS = 1024 * 1024;
    private static final int MAX_RECORD_CHARS = 4 * MAX_FIELD_CHARS;
    private static final int MAX_FIELDS = 4096;
    private static final Pattern STARTING_LINE = Pattern.compile("starting at line (\\d+)");

    private final Mapping mapping;

    public CsvFormat(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public String items() {
        return "rows";
    }

    @Override
    public @Nullable Fault fault(Event event) {
        return mapping.fault(event);
    }

    @Override
    public void read(Content content, Sink sink) throws IOException {
        Position position = new Position();
        try (InputStream in = content.open();
                CsvReader<CsvRecord> records = reader(in)) {
            Iterator<CsvRecord> rows = records.iterator();
            if (!rows.hasNext()) {
                throw new ImportException(content.file() + " is empty; its first line must name the columns");
            }
            read(rows, position, sink);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof Utf8Reader.MalformedException malformed)) {
                throw e;
            }
            sink.problem(new Problem(malformed.line(), null, "the file is not UTF-8 from here on"));
        } catch (CsvParseException e) {
            String message = String.valueOf(e.getMessage());
            Matcher line = STARTING_LINE.matcher(message);
            sink.problem(new Problem(
                    line.find() ? Long.parseLong(line.group(1)) : position.line,
                    null,
                    "the file is not CSV from here on: " + message));
        }
    }

    /** Where the last record read begins. */
    private static final class Position {
        private long line = 1;
    }

    private void read(Iterator<CsvRecord> records, Position position, Sink sink) {
        Header header = Header.of(records.next());
        List<String> faults = header.faults(mapping.columns());
        for (String fault : faults) {
            sink.problem(new Problem(1, null, fault));
        }
        if (!faults.isEmpty()) {
            return;
        }
        while (records.hasNext()) {
            CsvRecord cells = records.next();
            position.line = cells.getStartingLineNumber();
            if (cells.getFieldCount() == header.size()) {
                sink.item(position.line, mapping.read(column -> header.cell(cells, column)));
            } else {
                sink.problem(new Problem(
                        position.line,
                        null,
                        "the row has " + cells.getFieldCount() + " cells where the header has " + header.size()));
            }
        }
    }

    private CsvReader<CsvRecord> reader(InputStream in) {
        return CsvReader.builder()
                .fieldSeparator(mapping.delimiter())
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
