package org.dossierstats.ingest.format.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dossierstats.ingest.format.XmlReader;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a workbook to read its cells.
 *
 * @param sheet the part with the first sheet that is not hidden
 * @param sheets the names of all sheets, the one that is read first
 * @param from1904 whether dates are counted from 1904
 * @param texts those that cells refer to
 * @param formats those that cells refer to
 */
record Workbook(String sheet, List<String> sheets, boolean from1904, List<String> texts, List<CellFormat> formats) {
    private static final long MAX_TEXT_BYTES = 256L * 1024 * 1024;
    private static final int MAX_SHEETS = 10_000;
    private static final int MAX_FORMATS = 100_000;

    static Workbook read(Parts parts) throws IOException {
        String main = Parts.first(parts.relations(""), "officeDocument");
        if (main == null) {
            throw new XlsxException("is not XLSX: it has no workbook");
        }
        Map<String, Parts.Relation> relations = parts.relations(main);
        List<String> names = new ArrayList<>();
        String first = null;
        boolean from1904 = false;
        try (XmlReader xml = parts.xml(main)) {
            while (xml.next()) {
                if (xml.isStart() && xml.name().equals("workbookPr")) {
                    from1904 = isTrue(xml.attribute("date1904"));
                } else if (xml.isStart() && xml.name().equals("sheet") && names.size() < MAX_SHEETS) {
                    Parts.Relation relation = relations.get(String.valueOf(xml.attributeAnywhere("id")));
                    boolean read = first == null && relation != null && isShownWorksheet(relation, xml);
                    first = read && relation != null ? relation.part() : first;
                    names.add(read ? 0 : names.size(), String.valueOf(xml.attribute("name")));
                }
            }
        }
        if (first == null) {
            throw new XlsxException("has no sheet that is not hidden");
        }
        return new Workbook(
                first,
                names,
                from1904,
                texts(parts, Parts.first(relations, "sharedStrings")),
                formats(parts, Parts.first(relations, "styles")));
    }

    private static boolean isShownWorksheet(Parts.Relation relation, XmlReader xml) {
        String state = xml.attribute("state");
        return relation.type().equals("worksheet") && (state == null || state.equals("visible"));
    }

    private static boolean isTrue(@Nullable String value) {
        return "1".equals(value) || "true".equals(value);
    }

    private static List<String> texts(Parts parts, @Nullable String part) throws IOException {
        List<String> texts = new ArrayList<>();
        if (part == null) {
            return texts;
        }
        try (XmlReader xml = new XmlReader(parts.open(part, MAX_TEXT_BYTES))) {
            while (xml.next()) {
                if (xml.isStart() && xml.name().equals("si")) {
                    texts.add(RichText.read(xml));
                }
            }
        }
        return texts;
    }

    private static List<CellFormat> formats(Parts parts, @Nullable String part) throws IOException {
        List<CellFormat> formats = new ArrayList<>();
        if (part == null) {
            return formats;
        }
        Map<String, CellFormat> own = new HashMap<>();
        boolean ofCells = false;
        try (XmlReader xml = parts.xml(part)) {
            while (xml.next()) {
                if (xml.name().equals("cellXfs")) {
                    ofCells = xml.isStart();
                } else if (xml.isStart() && xml.name().equals("numFmt") && own.size() < MAX_FORMATS) {
                    own.put(
                            String.valueOf(xml.attribute("numFmtId")),
                            CellFormat.of(String.valueOf(xml.attribute("formatCode"))));
                } else if (ofCells && xml.isStart() && xml.name().equals("xf") && formats.size() < MAX_FORMATS) {
                    formats.add(format(own, String.valueOf(xml.attribute("numFmtId"))));
                }
            }
        }
        return formats;
    }

    private static CellFormat format(Map<String, CellFormat> own, String id) {
        CellFormat format = own.get(id);
        return format != null ? format : CellFormat.builtIn(id.matches("\\d{1,5}") ? Integer.parseInt(id) : 0);
    }
}
