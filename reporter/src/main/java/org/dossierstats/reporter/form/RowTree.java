package org.dossierstats.reporter.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.Figures;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.report.EarlierPeriod;
import org.dossierstats.report.PeriodReport;
import org.dossierstats.reporter.form.Layout.Grouping;

/** The figures of a summary in groups within groups, each with its sum, in the order a form has them. */
final class RowTree {
    private static final String SEPARATOR = "\0";
    private static final String[] ROMAN_ONES = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    private static final String[] ROMAN_TENS = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
    private static final int ROMAN_END = 100;

    private final PeriodReport report;
    private final PeriodSummary summary;
    private final Catalogue catalogue;
    private final LocalDate day;
    private final Language language;

    RowTree(PeriodReport report, Catalogue catalogue, Language language) {
        this.report = report;
        this.summary = report.summary();
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
    record Node(String number, String label, int depth, boolean hasParts, Subject subject) {}

    /**
     * The rows, each group before its parts. Groupings of which nothing is known are left out, and so are rows that have nothing to show.
     *
     * @param shows whether it has anything to show
     */
    List<Node> nodes(List<Grouping> groupings, Predicate<Subject> shows) {
        List<Grouping> known = new ArrayList<>(groupings);
        for (Grouping grouping : groupings.subList(0, groupings.size() - 1)) {
            if (summary.groups().keySet().stream()
                    .allMatch(attributes -> value(grouping, attributes).isEmpty())) {
                known.remove(grouping);
            }
        }
        List<NavigableMap<String, Subject>> sums = sums(known);
        addSilent(known, sums);
        return nodes(known, 0, "", sums, shows);
    }

    /** By depth, the sums of the groups down to it, by their path. */
    private List<NavigableMap<String, Subject>> sums(List<Grouping> groupings) {
        List<NavigableMap<String, Subject>> sums = new ArrayList<>();
        for (int depth = 1; depth <= groupings.size(); depth++) {
            List<Grouping> upTo = groupings.subList(0, depth);
            sums.add(sumsBy(attributes -> path(upTo, attributes)));
        }
        return sums;
    }

    /** Of every group that there is now or was in an earlier period. */
    private NavigableMap<String, Subject> sumsBy(Function<Attributes, String> key) {
        Map<String, Figures> now = summary.by(key);
        Set<String> all = new TreeSet<>(now.keySet());
        Map<EarlierPeriod, Map<String, Figures>> earlier = new EnumMap<>(EarlierPeriod.class);
        report.earlier().forEach((which, then) -> {
            Map<String, Figures> was = then.by(key);
            earlier.put(which, was);
            all.addAll(was.keySet());
        });
        NavigableMap<String, Subject> sums = new TreeMap<>();
        for (String each : all) {
            Map<EarlierPeriod, Figures> then = new EnumMap<>(EarlierPeriod.class);
            earlier.forEach((which, was) -> then.put(which, was.getOrDefault(each, Figures.none())));
            sums.put(each, Subject.of(now.getOrDefault(each, Figures.none()), then));
        }
        return sums;
    }

    /** Where rows are of agencies, those that have not reported have rows too. */
    private void addSilent(List<Grouping> groupings, List<NavigableMap<String, Subject>> sums) {
        int depth = 0;
        while (depth < groupings.size() && groupings.get(depth).key() != Key.AGENCY) {
            if (!groupings.get(depth).key().isOfAgency()) {
                return;
            }
            depth++;
        }
        if (depth == groupings.size() || report.silent() == null) {
            return;
        }
        for (Agency agency : report.silent()) {
            Attributes itself = new Attributes(agency.code(), "", "", Channel.OTHER);
            for (int upTo = 1; upTo <= depth + 1; upTo++) {
                sums.get(upTo - 1)
                        .putIfAbsent(path(groupings.subList(0, upTo), itself), Subject.of(Figures.none(), noneThen()));
            }
            String path = path(groupings.subList(0, depth + 1), itself);
            for (NavigableMap<String, Subject> parts : sums.subList(depth, sums.size())) {
                parts.subMap(path, path + Character.MAX_VALUE).replaceAll((part, subject) -> subject.silent());
            }
        }
    }

    private Map<EarlierPeriod, Figures> noneThen() {
        Map<EarlierPeriod, Figures> none = new EnumMap<>(EarlierPeriod.class);
        report.earlier().keySet().forEach(which -> none.put(which, Figures.none()));
        return none;
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
            List<NavigableMap<String, Subject>> sums,
            Predicate<Subject> shows) {
        Grouping grouping = groupings.get(depth);
        List<Map.Entry<String, Subject>> rows = new ArrayList<>(
                sums.get(depth).subMap(above, above + Character.MAX_VALUE).entrySet());
        rows.sort(Map.Entry.comparingByKey(order(grouping, above)));
        boolean hasParts = depth + 1 < groupings.size();
        List<Node> nodes = new ArrayList<>();
        int number = 1;
        for (Map.Entry<String, Subject> row : rows) {
            List<Node> parts = hasParts ? nodes(groupings, depth + 1, row.getKey(), sums, shows) : List.of();
            if (!parts.isEmpty() || row.getValue().isSilent() || (!hasParts && shows.test(row.getValue()))) {
                nodes.add(new Node(
                        number(number++, groupings.size() - 1 - depth),
                        label(grouping, value(row.getKey(), above), row.getValue()),
                        depth,
                        !parts.isEmpty(),
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

    private String label(Grouping grouping, String value, Subject subject) {
        String label = label(grouping, value);
        return subject.isSilent() && grouping.key() == Key.AGENCY
                ? label + " (" + language.say("not.reported") + ")"
                : label;
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
