package org.dossierstats.ingest.format.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.format.MappedFile;
import org.dossierstats.ingest.format.Read;
import org.dossierstats.ingest.mapping.ImportException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxTest {
    private static final String MAPPING = """
            dossier: id
            zone: UTC
            event: {column: what, words: {In: submitted}}
            time: when
            procedure: procedure
            """;
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String HEADER =
            row(1, text("A1", "id") + text("B1", "what") + text("C1", "when") + text("D1", "procedure"));

    @TempDir
    Path directory;

    private Map<String, byte[]> parts;

    @BeforeEach
    void setUp() throws IOException {
        parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(Read.HISTORY.resolve("history.xlsx")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
    }

    @Test
    void blank_rows_are_skipped_and_lines_are_the_numbers_of_rows() throws IOException {
        Read read = read(sheet(row(3, text("C3", "  "))
                + HEADER.replace("1\"", "4\"")
                + row(9, event("9", "D9"))
                + row(12, event("12", "D12").replace(">In<", ">Out<"))));

        assertThat(read.events()).extracting(Event::dossier).containsExactly("D9");
        assertThat(read.problems()).containsExactly("line 12, column what (B): 'Out' is not a word the mapping knows");
    }

    @Test
    void what_a_cell_cannot_say_is_told_with_its_place() throws IOException {
        String rows = row(2, event("2", "D2"))
                + row(3, text("A3", "D3") + text("B3", "In") + "<c r=\"C3\"><f>NOW()</f><v/></c>")
                + row(4, text("A4", "D4") + text("B4", "In") + "<c r=\"C4\" t=\"s\"><v>999999999</v></c>")
                + row(5, text("A5", "D5") + text("B5", "In") + "<c r=\"C5\" t=\"?\"><v>1</v></c>");

        assertThat(read(sheet(HEADER + rows)).problems())
                .containsExactly(
                        "line 3, column when (C): has a formula whose value is not stored; open the file in a"
                                + " spreadsheet program and save it",
                        "line 4, column when (C): refers to a text that is not in the file",
                        "line 5, column when (C): is of a kind that is not known");
    }

    @Test
    void an_error_is_told_unless_nobody_reads_its_column() throws IOException {
        String error = "<c r=\"%s\" t=\"e\"><f>X()</f><v>#N/A</v></c>";

        assertThat(read(sheet(HEADER
                                + row(2, text("A2", "D2") + text("B2", "In") + error.formatted("C2"))
                                + row(3, event("3", "D3") + error.formatted("H3"))))
                        .problems())
                .containsExactly("line 2, column when (C): has the error #N/A");
    }

    @Test
    void the_value_stored_of_a_formula_is_read() throws IOException {
        Read read = read(sheet(HEADER
                + row(
                        2,
                        "<c r=\"A2\" t=\"str\"><f>\"D\"&amp;2</f><v>D2</v></c>" + text("B2", "In")
                                + "<c r=\"C2\" t=\"str\"><f>X()</f><v>2021-06-14</v></c>")));

        assertThat(read.problems()).isEmpty();
        assertThat(read.events()).extracting(Event::dossier).containsExactly("D2");
    }

    @Test
    void rich_texts_and_escaped_characters_are_read_as_what_they_say() throws IOException {
        String rich = "<c r=\"A2\" t=\"inlineStr\"><is><r><t>D</t></r><r><rPr><b/></rPr><t>_x0032_</t></r>"
                + "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></is></c>";

        Read read = read(sheet(HEADER + row(2, event("2", "").replaceFirst("<c r=\"A2\".*?</c>", rich))));

        assertThat(read.events()).extracting(Event::dossier).containsExactly("D2");
    }

    @Test
    void more_than_one_sheet_is_told() {
        Read read = Read.of(
                Read.HISTORY.resolve("history.xlsx"),
                new MappedFile(
                        new XlsxTable(),
                        org.dossierstats.ingest.mapping.Mapping.read(Read.HISTORY.resolve("history.yaml"))));

        assertThat(read.notes()).containsExactly("of its 2 sheets only the first is read, 'Sổ'");
    }

    @Test
    void a_sheet_whose_rows_or_cells_are_not_in_order_is_read_no_further() throws IOException {
        assertThat(read(sheet(HEADER + row(2, event("2", "D2")) + row(2, event("2", "D2"))))
                        .problems())
                .containsExactly(
                        "line 2: the sheet cannot be read from here on: it has rows that are not numbered upwards"
                                + " from 1 to 1048576");
        assertThat(read(sheet(HEADER + row(2, text("ZZZ2", "x")))).problems())
                .containsExactly(
                        "line 1: the sheet cannot be read from here on: it has a cell whose place is none, in row"
                                + " 2");
    }

    @Test
    void a_sheet_that_is_no_xml_is_told() throws IOException {
        assertThat(read(sheet(HEADER + row(2, event("2", "D2")) + "<row>")).problems())
                .singleElement()
                .asString()
                .startsWith("line 2: the sheet cannot be read from here on: it is not well-formed XML: ");
    }

    @Test
    void a_document_type_is_not_taken() throws IOException {
        assertThat(read("<!DOCTYPE worksheet [<!ENTITY x \"x\">]>" + sheet(HEADER))
                        .problems())
                .containsExactly(
                        "line 1: the sheet cannot be read from here on: it has a document type (DOCTYPE), which is"
                                + " not taken");
    }

    @Test
    void what_is_no_workbook_is_refused() throws IOException {
        byte[] whole = Files.readAllBytes(Read.HISTORY.resolve("history.xlsx"));

        assertRefused("id,what\n".getBytes(StandardCharsets.UTF_8), " is not XLSX, or not all of it is there: ");
        assertRefused(Arrays.copyOf(whole, whole.length / 2), " is not XLSX, or not all of it is there: ");
        assertRefused(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 1, 1, 1},
                " is protected by a password, or an .xls of before 2007");
        parts.remove("xl/workbook.xml");
        assertRefused(zip(parts), " is not XLSX: it has no xl/workbook.xml");
        assertRefused(zip(Map.of("a.txt", new byte[1])), " is not XLSX: it has no _rels/.rels");
    }

    @Test
    void an_empty_sheet_is_refused() {
        assertThatThrownBy(() -> read(sheet("")))
                .isInstanceOf(ImportException.class)
                .hasMessageEndingWith("has an empty sheet; its first row must name the columns");
    }

    @Test
    void a_damaged_part_is_noticed() throws IOException {
        Path file = workbook(sheet(HEADER + row(2, event("2", "D2"))), 0);
        byte[] bytes = Files.readAllBytes(file);
        int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(">D2<") + 1;
        bytes[place] = 'E';
        Files.write(file, bytes);

        assertThatThrownBy(() -> Read.of(file, format())).hasRootCauseMessage(SHEET + " in it is damaged");
    }

    @Test
    void a_bomb_is_not_unpacked_whole() {
        byte[] blanks = new byte[17 * 1024 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        for (int i = 0; i < blanks.length - 16; i += 1024 * 1024) {
            System.arraycopy("<styleSheet>".getBytes(StandardCharsets.UTF_8), 0, blanks, i, 12);
        }
        parts.put("xl/styles.xml", blanks);

        assertThatThrownBy(() -> read(sheet(HEADER)))
                .hasRootCauseMessage("xl/styles.xml in it is larger than 16777216 bytes when unpacked");
    }

    private void assertRefused(byte[] file, String message) throws IOException {
        Path path = Files.write(directory.resolve("book.xlsx"), file);

        assertThatThrownBy(() -> Read.of(path, format()))
                .isInstanceOf(ImportException.class)
                .hasMessageStartingWith(path + message);
    }

    private Read read(String sheet) throws IOException {
        return Read.of(workbook(sheet, -1), format());
    }

    private MappedFile format() throws IOException {
        return new MappedFile(new XlsxTable(), Read.mapping(directory, MAPPING));
    }

    /** @param level of compression, -1 as usual */
    private Path workbook(String sheet, int level) throws IOException {
        parts.put(SHEET, sheet.getBytes(StandardCharsets.UTF_8));
        return Files.write(directory.resolve("book.xlsx"), zip(parts, level));
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        return zip(parts, -1);
    }

    private static byte[] zip(Map<String, byte[]> parts, int level) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    private static String row(int number, String cells) {
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    private static String text(String place, String text) {
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String event(String row, String dossier) {
        return text("A" + row, dossier) + text("B" + row, "In") + text("C" + row, "2021-06-14");
    }
}
