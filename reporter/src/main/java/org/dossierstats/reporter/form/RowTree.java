package org.dossierstats.reporter.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.period.Figures;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.reporter.form.Layout.Grouping;

/** The figures of a summary in groups within groups, each with its sum, in the order a form has them. */
final class RowTree {
    private static final String SEPARATOR = "\0";
    private static final String[] ROMAN_ONES = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    private static final String[] ROMAN_TENS = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
    private static final int ROMAN_END = 100;

    private final PeriodSummary summary;
    private final Catalogue catalogue;
    private final LocalDate day;
    private final Language language;

    RowTree(PeriodSummary summary, Catalogue catalogue, Language language) {
        this.summary = summary;
        this.catalogue = catalogue;
        this.day = summary.period().to();
        this.language = language;
    }

    /**
     * A row.
     *
     * @param depth 0 for the widest groups
     * @param hasParts whether rows of its parts follow
     */
    record Node(String number, String label, int depth, boolean hasParts, Figures figures) {}

    /**
     * The rows, each group before its parts. Groupings of which nothing is known are left out, and so are rows that have nothing to show.
     *
     * @param shows whether figures are not all zero
     */
    List<Node> nodes(List<Grouping> groupings, Predicate<Figures> shows) {
        List<Grouping> known = new ArrayList<>(groupings);
        for (Grouping grouping : groupings.subList(0, groupings.size() - 1)) {
            if (summary.groups().keySet().stream()
                    .allMatch(attributes -> value(grouping, attributes).isEmpty())) {
                known.remove(grouping);
            }
        }
        return nodes(known, 0, "", sums(known), shows);
    }

    /** By depth, the sums of the groups down to it, by their path. */
    private List<NavigableMap<String, Figures>> sums(List<Grouping> groupings) {
        List<NavigableMap<String, Figures>> sums = new ArrayList<>();
        for (int depth = 1; depth <= groupings.size(); depth++) {
            List<Grouping> upTo = groupings.subList(0, depth);
            sums.add(new TreeMap<>(summary.by(attributes -> path(upTo, attributes))));
        }
        return sums;
    }

    private String path(List<Grouping> groupings, Attributes attributes) {
        StringBuilder path = new StringBuilder();
        for (Grouping grouping : groupings) {
            path.append(value(grouping, attributes)).append(SEPARATOR);
        }
        return path.toString();
    }

    private String value(Grouping grouping, Attributes attributes) {
        return grouping.key().value(attributes, catalogue, day).replace(SEPARATOR, " ");
    }

    private List<Node> nodes(
            List<Grouping> groupings,
            int depth,
            String above,
            List<NavigableMap<String, Figures>> sums,
            Predicate<Figures> shows) {
        Grouping grouping = groupings.get(depth);
        List<Map.Entry<String, Figures>> rows = new ArrayList<>(
                sums.get(depth).subMap(above, above + Character.MAX_VALUE).entrySet());
        rows.sort(Map.Entry.comparingByKey(order(grouping, above)));
        boolean hasParts = depth + 1 < groupings.size();
        List<Node> nodes = new ArrayList<>();
        int number = 1;
        for (Map.Entry<String, Figures> row : rows) {
            List<Node> parts = hasParts ? nodes(groupings, depth + 1, row.getKey(), sums, shows) : List.of();
            if (hasParts ? !parts.isEmpty() : shows.test(row.getValue())) {
                nodes.add(new Node(
                        number(number++, groupings.size() - 1 - depth),
                        label(grouping, value(row.getKey(), above)),
                        depth,
                        hasParts,
                        row.getValue()));
                nodes.addAll(parts);
            }
        }
        return nodes;
    }

    private static String value(String path, String above) {
        return path.substring(above.length(), path.length() - SEPARATOR.length());
    }

    /** What is not known comes last. */
    private Comparator<String> order(Grouping grouping, String above) {
        List<String> ordered = new ArrayList<>(grouping.labels().keySet());
        Comparator<String> byValue = grouping.key().isOrdered()
                ? Comparator.comparingInt(value -> place(grouping, value, ordered))
                : Comparator.comparing(value -> label(grouping, value), language.order());
        return Comparator.comparing(
                (String path) -> value(path, above),
                Comparator.comparing(String::isEmpty).thenComparing(byValue));
    }

    private static int place(Grouping grouping, String value, List<String> ordered) {
        int place = ordered.indexOf(value);
        return place < 0 ? ordered.size() + grouping.key().ordinal() : place;
    }

    private String label(Grouping grouping, String value) {
        if (value.isEmpty()) {
            return grouping.unknown();
        }
        String label = grouping.labels().get(value);
        if (label != null) {
            return label;
        }
        String name = grouping.key().name(value, catalogue, day);
        return name == null ? value : name;
    }

    /** 1, 2 … for the smallest groups, I, II … for those above them, A, B … above these. */
    static String number(int number, int groupsBelow) {
        if (groupsBelow == 1 && number < ROMAN_END) {
            return ROMAN_TENS[number / 10] + ROMAN_ONES[number % 10];
        }
        if (groupsBelow == 2 && number <= 'Z' - 'A' + 1) {
            return String.valueOf((char) ('A' + number - 1));
        }
        return String.valueOf(number);
    }
}
