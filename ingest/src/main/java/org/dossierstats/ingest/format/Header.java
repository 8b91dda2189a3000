package org.dossierstats.ingest.format;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first line of a file, which names its columns. */
final class Header {
    private static final int SHOWN = 200;

    private final int size;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final String line;

    private Header(CsvRecord record) {
        size = record.getFieldCount();
        for (int i = 0; i < size; i++) {
            String name = clean(record.getField(i));
            if (places.putIfAbsent(name, i) != null) {
                repeated.add(name);
            }
        }
        String names = String.join(", ", record.getFields()).replaceAll("\\p{Cntrl}", "?");
        line = names.length() <= SHOWN ? names : names.substring(0, SHOWN) + "…";
    }

    static Header of(CsvRecord record) {
        return new Header(record);
    }

    int size() {
        return size;
    }

    /** What keeps these columns from being read. */
    List<String> faults(Set<String> columns) {
        List<String> faults = new ArrayList<>();
        for (String column : columns) {
            if (!places.containsKey(column)) {
                faults.add("there is no column '" + column + "'; the header is: " + line);
            } else if (repeated.contains(column)) {
                faults.add("there are several columns '" + column + "'");
            }
        }
        return faults;
    }

    String cell(CsvRecord record, String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("the column was not asked for: " + column);
        }
        return clean(record.getField(place));
    }

    private static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }
}
