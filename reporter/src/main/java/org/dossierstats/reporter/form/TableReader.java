package org.dossierstats.reporter.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.dossierstats.reporter.form.Column.Content;
import org.dossierstats.reporter.form.Layout.Grid;
import org.dossierstats.reporter.form.Layout.Grouping;
import org.dossierstats.reporter.form.Layout.Identity;
import org.dossierstats.reporter.form.Layout.Line;
import org.dossierstats.reporter.form.Layout.Lines;
import org.dossierstats.reporter.form.Layout.OneRow;
import org.dossierstats.reporter.form.Layout.TableLayout;
import org.dossierstats.settings.Yaml;
import org.dossierstats.settings.Yaml.Entries;
import org.dossierstats.settings.Yaml.WrongException;
import org.jspecify.annotations.Nullable;

/** Reads a table of a layout. */
final class TableReader {
    private static final Set<String> KEYS = Set.of(
            "title", "unit", "of", "numbered", "columns", "rows", "total", "identities", "caption", "figure", "lines");
    private static final Set<String> COLUMN =
            Set.of("caption", "id", "width", "shows", "figure", "share", "hours", "times", "columns");
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_DEPTH = 6;
    private static final int USUAL_WIDTH = 10;
    private static final int SECONDS_AN_HOUR = 3600;

    private final Vocabulary figures;
    private final Set<String> ids = new HashSet<>();

    TableReader(Vocabulary figures) {
        this.figures = figures;
    }

    TableLayout table(Yaml yaml) throws WrongException {
        Entries table = yaml.entries("tables", KEYS);
        String title = text(table, "title", "");
        if (table.get("lines") != null) {
            return new Lines(title, isOneRow(table), table.required("caption"), table.required("figure"), lines(table));
        }
        String unit = text(table, "unit", "");
        boolean numbered = flag(table, "numbered");
        if (isOneRow(table)) {
            return new OneRow(title, unit, numbered, columns(table, figures.all(), 0));
        }
        List<Column> columns = columns(table, figures.ofDossiers(), 0);
        return new Grid(
                title, unit, numbered, columns, groupings(table), table.required("total"), identities(table, columns));
    }

    /** A table of the catalogue has one row, any other a row for each group of dossiers. */
    private static boolean isOneRow(Entries table) throws WrongException {
        String of = text(table, "of", "dossiers");
        if (!of.equals("dossiers") && !of.equals("catalogue")) {
            throw table.wrong("of", "is '" + of + "'; dossiers or catalogue is needed");
        }
        return of.equals("catalogue");
    }

    private List<Column> columns(Entries entries, Map<String, ToLongFunction<Subject>> known, int depth)
            throws WrongException {
        Yaml given = entries.get("columns");
        if (given instanceof Yaml.Text name) {
            if (!Layouts.names().contains(name.clean())) {
                throw entries.wrong("columns", "is neither a list nor the name of a layout that has one");
            }
            given = Layouts.columns(name.clean());
        }
        if (given instanceof Yaml.Sequence list && !list.items().isEmpty() && depth < MOST_DEPTH) {
            List<Column> columns = new ArrayList<>();
            for (Yaml item : list.items()) {
                columns.add(column(item.entries("columns", COLUMN), known, depth));
            }
            return columns;
        }
        throw entries.wrong("columns", "is not a list of columns, at most " + MOST_DEPTH + " below one another");
    }

    private Column column(Entries column, Map<String, ToLongFunction<Subject>> known, int depth) throws WrongException {
        String caption = text(column, "caption", "");
        if (column.get("columns") != null) {
            return new Column(caption, "", 0, null, columns(column, known, depth + 1));
        }
        String id = column.required("id");
        if (!id.matches("[A-Za-z][A-Za-z_.]*") || !ids.add(id)) {
            throw column.wrong("id", "is '" + id + "'; letters that no other column has are needed");
        }
        if (ids.size() > MOST_COLUMNS) {
            throw column.wrong("id", "is one of more than " + MOST_COLUMNS + " columns");
        }
        return new Column(caption, id, width(column), content(column, known), List.of());
    }

    private static int width(Entries column) throws WrongException {
        String width = column.optional("width");
        if (width == null) {
            return USUAL_WIDTH;
        }
        if (!width.matches("[1-9]\\d?")) {
            throw column.wrong("width", "is '" + width + "' where 1 to 99 characters are needed");
        }
        return Integer.parseInt(width);
    }

    private static Content content(Entries entries, Map<String, ToLongFunction<Subject>> known) throws WrongException {
        String shows = text(entries, "shows", "");
        Yaml share = entries.get("share");
        if (share != null) {
            Entries parts = share.entries("share", Set.of("of", "in"));
            return new Column.Share(sum(parts, "of", known), sum(parts, "in", known));
        }
        if (entries.get("hours") != null) {
            return quotient(entries, "hours", known, SECONDS_AN_HOUR);
        }
        if (entries.get("times") != null) {
            return quotient(entries, "times", known, 1);
        }
        return switch (shows) {
            case "" -> new Column.Amount(sum(entries, "figure", known));
            case "number" -> new Column.RowNumber();
            case "label" -> new Column.RowLabel();
            case "unknown" -> new Column.Unknown();
            default -> throw entries.wrong("shows", "is '" + shows + "'; number, label or unknown is needed");
        };
    }

    private static Column.Quotient quotient(
            Entries entries, String key, Map<String, ToLongFunction<Subject>> known, int scale) throws WrongException {
        Entries parts = Objects.requireNonNull(entries.get(key), key).entries(key, Set.of("of", "in"));
        return new Column.Quotient(sum(parts, "of", known), sum(parts, "in", known), scale);
    }

    private static Sum<Subject> sum(Entries entries, String key, Map<String, ToLongFunction<Subject>> known)
            throws WrongException {
        try {
            return Sum.parse(entries.required(key), known);
        } catch (IllegalArgumentException e) {
            throw entries.wrong(key, String.valueOf(e.getMessage()));
        }
    }

    private static List<Grouping> groupings(Entries table) throws WrongException {
        if (!(table.get("rows") instanceof Yaml.Sequence list) || list.items().isEmpty()) {
            throw table.wrong("rows", "is not a list of what the rows are grouped by");
        }
        List<Grouping> groupings = new ArrayList<>();
        for (Yaml item : list.items()) {
            Entries grouping = item.entries("rows", Set.of("by", "labels", "unknown"));
            Key key = LayoutFile.constant(grouping, "by", Key.values());
            groupings.add(new Grouping(key, labels(grouping), grouping.required("unknown")));
        }
        return groupings;
    }

    private static Map<String, String> labels(Entries grouping) throws WrongException {
        Map<String, String> labels = new LinkedHashMap<>();
        Yaml given = grouping.get("labels");
        if (given != null) {
            Entries texts = given.entries("labels");
            for (String value : texts.byKey().keySet()) {
                labels.put(value, texts.required(value));
            }
        }
        return labels;
    }

    private static List<Identity> identities(Entries table, List<Column> columns) throws WrongException {
        Map<String, ToLongFunction<Form.Row>> byId = new HashMap<>();
        List<Column> leaves = Head.leaves(columns);
        for (int i = 0; i < leaves.size(); i++) {
            int place = i;
            byId.put(leaves.get(i).id(), row -> row.number(place));
        }
        List<Identity> identities = new ArrayList<>();
        for (String text : LayoutFile.texts(table, "identities")) {
            String[] sides = text.split("=", -1);
            try {
                if (sides.length != 2) {
                    throw new IllegalArgumentException("is '" + text + "' where two sides with = are needed");
                }
                identities.add(
                        new Identity(text, Sum.parse(sides[0].strip(), byId), Sum.parse(sides[1].strip(), byId)));
            } catch (IllegalArgumentException e) {
                throw table.wrong("identities", String.valueOf(e.getMessage()));
            }
        }
        return identities;
    }

    private List<Line> lines(Entries table) throws WrongException {
        if (!(table.get("lines") instanceof Yaml.Sequence list) || list.items().isEmpty()) {
            throw table.wrong("lines", "is not a list of lines");
        }
        List<Line> lines = new ArrayList<>();
        for (Yaml item : list.items()) {
            Entries line = item.entries("lines", Set.of("label", "figure", "share", "hours", "times", "shows", "part"));
            lines.add(new Line(line.required("label"), flag(line, "part") ? 1 : 0, content(line, figures.all())));
        }
        return lines;
    }

    private static boolean flag(Entries entries, String key) throws WrongException {
        String text = text(entries, key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw entries.wrong(key, "is '" + text + "'; true or false is needed");
        }
        return text.equals("true");
    }

    private static String text(Entries entries, String key, String otherwise) throws WrongException {
        @Nullable String text = entries.optional(key);
        return text == null ? otherwise : text;
    }
}
