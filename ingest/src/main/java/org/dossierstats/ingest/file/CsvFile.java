package org.dossierstats.ingest.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.ingest.mapping.Row;

/** A file in CSV (RFC 4180, UTF-8), plain or gzipped, read row by row. */
final class CsvFile {
    private static final int MAX_FIELD_CHARS = 1024 * 1024;
    private static final int MAX_RECORD_CHARS = 4 * MAX_FIELD_CHARS;
    private static final int MAX_FIELDS = 4096;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final Pattern STARTING_LINE = Pattern.compile("starting at line (\\d+)");

    private final Path file;
    private final char delimiter;
    private final Set<String> columns;

    /** What is made of a file. */
    interface Sink {
        /**
         * A row with as many cells as the header.
         *
         * @param line where it begins, from 1
         */
        void row(long line, Row row);

        void problem(Problem problem);
    }

    /** @param columns those the file must have */
    CsvFile(Path file, char delimiter, Set<String> columns) {
        this.file = file;
        this.delimiter = delimiter;
        this.columns = columns;
    }

    /** Reads the whole file, or up to where it cannot be made out any more. */
    void read(Progress progress, Sink sink) {
        Position position = new Position();
        try (InputStream in = open(progress);
                CsvReader<CsvRecord> records = reader(in)) {
            read(records.iterator(), position, sink);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof Utf8Reader.MalformedException malformed) {
                sink.problem(new Problem(malformed.line(), null, "the file is not UTF-8 from here on"));
            } else {
                throw unreadable(e.getCause() == null ? e : e.getCause());
            }
        } catch (CsvParseException e) {
            String message = String.valueOf(e.getMessage());
            Matcher line = STARTING_LINE.matcher(message);
            sink.problem(new Problem(
                    line.find() ? Long.parseLong(line.group(1)) : position.line,
                    null,
                    "the file is not CSV from here on: " + message));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Where the last record read begins. */
    private static final class Position {
        private long line = 1;
    }

    private void read(Iterator<CsvRecord> records, Position position, Sink sink) {
        if (!records.hasNext()) {
            throw new ImportException(file + " is empty; its first line must name the columns");
        }
        Header header = Header.of(records.next());
        for (String fault : header.faults(columns)) {
            sink.problem(new Problem(1, null, fault));
        }
        if (!header.faults(columns).isEmpty()) {
            return;
        }
        while (records.hasNext()) {
            CsvRecord cells = records.next();
            position.line = cells.getStartingLineNumber();
            if (cells.getFieldCount() == header.size()) {
                sink.row(position.line, column -> header.cell(cells, column));
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

    private InputStream open(Progress progress) throws IOException {
        InputStream in = new BufferedInputStream(
                new CountingStream(Files.newInputStream(file), Files.size(file), progress), BUFFER_BYTES);
        try {
            in.mark(2);
            int magic = in.read() << 8 | in.read();
            in.reset();
            return magic == GZIP_MAGIC ? new GZIPInputStream(in, BUFFER_BYTES) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private ImportException unreadable(Throwable e) {
        return new ImportException(file + " cannot be read: " + e.getMessage(), e);
    }
}
