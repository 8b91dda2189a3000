package org.dossierstats.ingest.format.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dossierstats.ingest.file.Content;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.format.Header;
import org.dossierstats.ingest.format.Table;
import org.dossierstats.ingest.format.XmlReader;
import org.dossierstats.ingest.mapping.Fault;
import org.dossierstats.ingest.mapping.ImportException;

/** The first sheet of a workbook: its first row that is not blank names the columns. Lines are the numbers of rows. */
public final class XlsxTable implements Table {
    private static final long MAX_FILE_BYTES = 4L * 1024 * 1024 * 1024;

    @Override
    public String items() {
        return "rows";
    }

    @Override
    public void read(Content content, Set<String> columns, Rows rows) throws IOException {
        try (Content.Unpacked unpacked = content.unpacked(MAX_FILE_BYTES);
                Parts parts = Parts.open(unpacked.file())) {
            Workbook workbook = Workbook.read(parts);
            if (workbook.sheets().size() > 1) {
                rows.note("of its " + workbook.sheets().size() + " sheets only the first is read, '"
                        + workbook.sheets().get(0).replaceAll("\\p{Cntrl}", "?") + "'");
            }
            new Reading(content, columns, rows).read(parts, workbook);
        } catch (XlsxException | XmlReader.NotXmlException e) {
            throw new ImportException(content.file() + " " + e.getMessage(), e);
        }
    }

    /** One time that a sheet is read. */
    private record Reading(Content content, Set<String> columns, Rows rows) {
        void read(Parts parts, Workbook workbook) throws IOException {
            long last = 1;
            try (Parts.Part part = parts.open(workbook.sheet(), MAX_FILE_BYTES);
                    XmlReader xml = new XmlReader(part)) {
                Sheet sheet = new Sheet(xml, workbook);
                Header header = header(sheet);
                boolean wanted = header.has(columns, sheet.number(), rows);
                while (wanted && sheet.next()) {
                    last = sheet.number();
                    content.passed(part.count(), part.size());
                    if (!sheet.cells().stream().allMatch(Cell::isBlank)) {
                        wanted = rows.row(last, new SheetRow(header, sheet.cells()));
                    }
                }
            } catch (XlsxException | XmlReader.NotXmlException e) {
                rows.problem(new Problem(last, null, "the sheet cannot be read from here on: it " + e.getMessage()));
            }
        }

        private Header header(Sheet sheet) throws IOException {
            while (sheet.next()) {
                if (!sheet.cells().stream().allMatch(Cell::isBlank)) {
                    return new Header(sheet.cells().stream().map(Cell::text).toList());
                }
            }
            throw new ImportException(content.file() + " has an empty sheet; its first row must name the columns");
        }
    }

    /** What stands behind the last column that has a name is not read. */
    private record SheetRow(Header header, List<Cell> cells) implements NamedRow {
        @Override
        public List<String> columns() {
            return header.names();
        }

        @Override
        public String cell(String column) {
            return Header.clean(at(column).text());
        }

        private Cell at(String column) {
            int place = header.place(column);
            return place < cells.size() ? cells.get(place) : Cell.EMPTY;
        }

        @Override
        public String place(String column) {
            return column + " (" + Columns.letters(header.place(column)) + ")";
        }

        @Override
        public List<Fault> faults(Set<String> columns) {
            List<Fault> faults = new ArrayList<>(0);
            for (String column : columns) {
                String fault = at(column).fault();
                if (fault != null) {
                    faults.add(new Fault(column, fault));
                }
            }
            return faults;
        }
    }
}
