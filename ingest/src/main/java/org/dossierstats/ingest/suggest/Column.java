package org.dossierstats.ingest.suggest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A column of the sample: its name and what stands in it. */
final class Column {
    private final String name;
    private final List<String> cells = new ArrayList<>();

    Column(String name) {
        this.name = name;
    }

    void add(String cell) {
        if (!cell.isEmpty()) {
            cells.add(cell);
        }
    }

    String name() {
        return name;
    }

    /** Those that are not blank. */
    List<String> cells() {
        return cells;
    }

    /** How often each is there, in the order they first occur. */
    Map<String, Integer> words() {
        Map<String, Integer> words = new LinkedHashMap<>();
        cells.forEach(cell -> words.merge(cell, 1, Integer::sum));
        return words;
    }

    /** The name in small Latin letters and digits alone. */
    String key() {
        return key(name);
    }

    /** Without marks, blanks and signs: Mã hồ sơ and MaHoSo are the same. */
    static String key(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replaceAll("[^a-z0-9]", "");
    }
}
