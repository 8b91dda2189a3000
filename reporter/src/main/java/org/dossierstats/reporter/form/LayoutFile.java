package org.dossierstats.reporter.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.reporter.form.Layout.Blocks;
import org.dossierstats.reporter.form.Layout.TableLayout;
import org.dossierstats.settings.Yaml;
import org.dossierstats.settings.Yaml.Entries;
import org.dossierstats.settings.Yaml.WrongException;
import org.jspecify.annotations.Nullable;

/** Reads a layout in YAML; what a layout can say is in docs/forms.md. */
final class LayoutFile {
    private static final Set<String> KEYS =
            Set.of("form", "version", "name", "language", "paper", "policies", "head", "tables", "notes", "foot");
    private static final Set<String> BLOCKS = Set.of("left", "centre", "right");
    private static final int MOST_TABLES = 20;

    private final Entries top;

    private LayoutFile(Entries top) {
        this.top = top;
    }

    static Layout parse(String text) throws WrongException {
        return new LayoutFile(Yaml.parse(text).entries("the layout", KEYS)).layout();
    }

    private Layout layout() throws WrongException {
        Policies policies = policies();
        return new Layout(
                top.required("form"),
                version(),
                top.required("name"),
                constant(top, "language", Language.values()),
                constant(top, "paper", Paper.values()) == Paper.A4_LANDSCAPE,
                policies,
                blocks("head"),
                tables(policies),
                texts(top, "notes"),
                blocks("foot"));
    }

    private enum Paper {
        A4_LANDSCAPE,
        A4_PORTRAIT
    }

    private int version() throws WrongException {
        String version = top.required("version");
        if (!version.matches("[1-9]\\d{0,5}")) {
            throw top.wrong("version", "is '" + version + "' where a whole number from 1 is needed");
        }
        return Integer.parseInt(version);
    }

    private Policies policies() throws WrongException {
        Yaml given = top.get("policies");
        if (given == null) {
            throw top.wrong("policies", "is missing");
        }
        Entries policies =
                given.entries("policies", Set.of("withdrawn", "stopped", "no-due-date", "waiting", "transferred"));
        try {
            return new Policies(
                    constant(policies, "withdrawn", Policies.Closed.values()),
                    constant(policies, "stopped", Policies.Closed.values()),
                    constant(policies, "no-due-date", Policies.NoDueDate.values()),
                    constant(policies, "waiting", Policies.Waiting.values()),
                    constant(policies, "transferred", Policies.Transferred.values()));
        } catch (IllegalArgumentException e) {
            throw top.wrong("policies", "cannot be taken: " + e.getMessage());
        }
    }

    private List<TableLayout> tables(Policies policies) throws WrongException {
        if (top.get("tables") instanceof Yaml.Sequence list
                && !list.items().isEmpty()
                && list.items().size() <= MOST_TABLES) {
            List<TableLayout> tables = new ArrayList<>();
            for (Yaml item : list.items()) {
                tables.add(new TableReader(new Vocabulary(policies)).table(item));
            }
            return tables;
        }
        throw top.wrong("tables", "is not a list of 1 to " + MOST_TABLES + " tables");
    }

    private Blocks blocks(String key) throws WrongException {
        Yaml given = top.get(key);
        if (given == null) {
            return new Blocks(List.of(), List.of(), List.of());
        }
        Entries blocks = given.entries(key, BLOCKS);
        return new Blocks(texts(blocks, "left"), texts(blocks, "centre"), texts(blocks, "right"));
    }

    /** A list of texts, which may be blank; empty if it is left out. */
    static List<String> texts(Entries entries, String key) throws WrongException {
        Yaml given = entries.get(key);
        List<String> texts = new ArrayList<>();
        if (given instanceof Yaml.Sequence list) {
            for (Yaml item : list.items()) {
                texts.add(
                        item instanceof Yaml.Text text
                                ? text.clean()
                                : item.text(key).clean());
            }
        } else if (given != null) {
            throw entries.wrong(key, "is not a list");
        }
        return texts;
    }

    /** What a file calls one of these: in small letters, with hyphens for underscores. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E constant(Entries entries, String key, E[] known) throws WrongException {
        String text = entries.required(key);
        E constant = named(text, known);
        if (constant == null) {
            throw entries.wrong(
                    key,
                    "is '" + text + "'; "
                            + Stream.of(known).map(LayoutFile::name).collect(Collectors.joining(", ")) + " is needed");
        }
        return constant;
    }

    static <E extends Enum<E>> @Nullable E named(String text, E[] known) {
        return Stream.of(known)
                .filter(each -> name(each).equals(text))
                .findFirst()
                .orElse(null);
    }
}
