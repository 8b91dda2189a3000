package org.dossierstats.ingest.format.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dossierstats.ingest.format.XmlReader;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, one after the other. */
final class Sheet {
    private static final int MAX_COLUMNS = 16_384;
    private static final int MAX_ROWS = 1_048_576;
    private static final int MAX_CHARS = 1024 * 1024;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern ERROR = Pattern.compile("#[A-Z0-9/!?_]{1,20}");

    private final XmlReader xml;
    private final Workbook workbook;
    private List<Cell> cells = new ArrayList<>();
    private long number;

    Sheet(XmlReader xml, Workbook workbook) {
        this.xml = xml;
        this.workbook = workbook;
    }

    /** Goes to the next row, and says whether there is one. */
    boolean next() throws IOException {
        while (xml.next()) {
            if (xml.isStart() && xml.name().equals("row")) {
                String given = xml.attribute("r");
                long next = given == null ? number + 1 : number(given);
                if (next <= number || next > MAX_ROWS) {
                    throw new XlsxException("has rows that are not numbered upwards from 1 to " + MAX_ROWS);
                }
                number = next;
                cells = new ArrayList<>(cells.size());
                row();
                return true;
            }
        }
        return false;
    }

    private static long number(String given) throws XlsxException {
        if (!NUMBER.matcher(given).matches()) {
            throw new XlsxException("has a row whose number is none");
        }
        return Long.parseLong(given);
    }

    /** From 1, as the spreadsheet shows it. */
    long number() {
        return number;
    }

    /** Of the row, up to the last that is there. */
    List<Cell> cells() {
        return cells;
    }

    private void row() throws IOException {
        int end = xml.depth() - 1;
        while (xml.depth() > end && xml.next()) {
            if (xml.isStart() && xml.name().equals("c")) {
                String place = xml.attribute("r");
                int column = place == null ? cells.size() : Columns.index(place);
                if (column < cells.size() || column >= MAX_COLUMNS) {
                    throw new XlsxException("has a cell whose place is none, in row " + number);
                }
                while (cells.size() < column) {
                    cells.add(Cell.EMPTY);
                }
                cells.add(cell(xml.attribute("t"), xml.attribute("s")));
            }
        }
    }

    private Cell cell(@Nullable String type, @Nullable String style) throws IOException {
        String value = null;
        boolean formula = false;
        int end = xml.depth() - 1;
        while (xml.depth() > end && xml.next()) {
            if (xml.isStart() && xml.name().equals("is")) {
                value = RichText.read(xml);
            } else if (xml.isStart() && xml.name().equals("v")) {
                value = xml.text(MAX_CHARS);
            } else if (xml.isStart() && xml.name().equals("f")) {
                formula = true;
            }
        }
        if (value == null || value.isEmpty()) {
            boolean unknown = formula && (type == null || type.equals("n"));
            return unknown
                    ? Cell.faulty("has a formula whose value is not stored; open the file in a spreadsheet program and"
                            + " save it")
                    : Cell.EMPTY;
        }
        return cell(type == null ? "n" : type, style, value);
    }

    private Cell cell(String type, @Nullable String style, String value) {
        return switch (type) {
            case "n" -> format(style).cell(value.strip(), workbook.from1904());
            case "s" -> shared(value.strip());
            case "str", "inlineStr", "d" -> Cell.of(value);
            case "b" -> Cell.of(value.equals("1") || value.equals("true") ? "TRUE" : "FALSE");
            case "e" -> Cell.faulty("has the error " + (ERROR.matcher(value).matches() ? value : "of a formula"));
            default -> Cell.faulty("is of a kind that is not known");
        };
    }

    private CellFormat format(@Nullable String style) {
        int index = style != null && NUMBER.matcher(style).matches() ? Integer.parseInt(style) : 0;
        List<CellFormat> formats = workbook.formats();
        return index < formats.size() ? formats.get(index) : CellFormat.GENERAL;
    }

    private Cell shared(String value) {
        int index = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : Integer.MAX_VALUE;
        List<String> texts = workbook.texts();
        return index < texts.size()
                ? Cell.of(texts.get(index))
                : Cell.faulty("refers to a text that is not in the file");
    }
}
