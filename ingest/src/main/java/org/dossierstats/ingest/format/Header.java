package org.dossierstats.ingest.format;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dossierstats.ingest.file.Problem;

/** The first row of a file, which names its columns. */
public final class Header {
    private static final int SHOWN = 200;

    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();

    /** One of such cells. */
    public Header(List<String> cells) {
        names = cells.stream().map(Header::clean).toList();
        for (int i = 0; i < names.size(); i++) {
            if (places.putIfAbsent(names.get(i), i) != null) {
                repeated.add(names.get(i));
            }
        }
    }

    /** Composed (NFC), and without the blanks around it. */
    public static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    public List<String> names() {
        return names;
    }

    public int size() {
        return names.size();
    }

    /** Whether these columns are there, and once; if not, that is a problem of that line. */
    public boolean has(Set<String> columns, long line, Table.Rows rows) {
        List<String> faults = faults(columns);
        for (String fault : faults) {
            rows.problem(new Problem(line, null, fault));
        }
        return faults.isEmpty();
    }

    private List<String> faults(Set<String> columns) {
        List<String> faults = new ArrayList<>();
        for (String column : columns) {
            if (!places.containsKey(column)) {
                faults.add("there is no column '" + column + "'; the header is: " + shown(names));
            } else if (repeated.contains(column)) {
                faults.add("there are several columns '" + column + "'");
            }
        }
        return faults;
    }

    /** In one line that is not too long. */
    static String shown(List<String> names) {
        String line = String.join(", ", names).replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    /** From 0; of a column that is there twice, the first. */
    public int place(String column) {
        Integer place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("the column was not asked for: " + column);
        }
        return place;
    }
}
