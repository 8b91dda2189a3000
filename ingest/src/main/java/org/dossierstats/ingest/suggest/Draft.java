package org.dossierstats.ingest.suggest;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.format.CsvTable;
import org.dossierstats.ingest.format.Table;
import org.dossierstats.ingest.mapping.ImportException;
import org.jspecify.annotations.Nullable;

/** A mapping for a file nobody has told us anything about; what is doubtful in it is marked. */
public final class Draft {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final String DOUBT = "   # ? ";
    private static final String LATER = "there may be other words further down";

    private final StringBuilder yaml = new StringBuilder();
    private final Guess guess;

    private Draft(Guess guess) {
        this.guess = guess;
    }

    /**
     * The draft for a file, in YAML.
     *
     * @param zone of times without an offset
     * @throws ImportException if there is nothing in it that a mapping could read
     */
    public static String of(Path file, Table table, ZoneId zone) {
        return new Draft(new Guess(Sample.of(file, table))).write(file, null, zone);
    }

    /** The same of text whose delimiter is not known: the one that makes most columns. */
    public static String ofDelimited(Path file, char usual, ZoneId zone) {
        char best = usual;
        Sample sample = Sample.of(file, new CsvTable(usual));
        for (char delimiter : DELIMITERS) {
            Sample other = tried(file, delimiter);
            if (other != null && other.columns().size() > sample.columns().size()) {
                best = delimiter;
                sample = other;
            }
        }
        return new Draft(new Guess(sample)).write(file, best == usual ? null : best, zone);
    }

    private static @Nullable Sample tried(Path file, char delimiter) {
        try {
            return Sample.of(file, new CsvTable(delimiter));
        } catch (ImportException e) {
            return null; // no row has as many cells as the header: it is another
        }
    }

    private String write(Path file, @Nullable Character delimiter, ZoneId zone) {
        line("# Drafted from the first rows of " + plain(String.valueOf(file.getFileName()))
                + ". Decide the lines marked '# ?', then try it:");
        line("#   dossier-stats ingest import FILE --mapping THIS --dry-run");
        if (delimiter != null) {
            line("delimiter: " + (delimiter == '\t' ? "\"\\t\"" : quoted(delimiter.toString())));
        }
        dossier();
        line("zone: " + zone.getId() + DOUBT + "of times without an offset");
        patterns();
        Column event = guess.event();
        Column time = event == null ? null : guess.time();
        if (event != null && time != null) {
            events(event, time);
        } else {
            happened();
        }
        for (String attribute : List.of("agency", "procedure", "field")) {
            attribute(attribute);
        }
        channel();
        Column due = guess.due();
        if (due != null) {
            line("due: " + quoted(due.name()));
        }
        return yaml.toString();
    }

    private void dossier() {
        Column dossier = guess.dossierByName();
        boolean sure = dossier != null;
        dossier = dossier == null ? guess.dossierByCells() : dossier;
        if (dossier == null) {
            throw new ImportException("no column looks like the id of a dossier; write the mapping by hand");
        }
        line("dossier: " + quoted(dossier.name()) + (sure ? "" : DOUBT + "it tells the rows apart"));
    }

    private void patterns() {
        TimePatterns patterns = guess.patterns();
        if (!patterns.needed().isEmpty()) {
            line("times: " + patterns.needed().stream().map(Draft::quoted).collect(Collectors.joining(", ", "[", "]"))
                    + (patterns.ambiguous() ? DOUBT + "no day is above 12: the month may stand first" : ""));
        }
    }

    private void events(Column event, Column time) {
        line("event:");
        line("  column: " + quoted(event.name()));
        line("  words:");
        for (String word : event.words().keySet()) {
            EventType type = Words.happening(word);
            boolean usable = type != null && (type != EventType.EXTENDED || guess.due() != null);
            line("    " + quoted(word) + ": "
                    + (usable && type != null ? type.wireName() : "ignored" + DOUBT + "not known to be an event"));
        }
        line("time: " + quoted(time.name()));
        Column id = guess.attribute("id");
        if (id != null
                && !guess.hasBlanks(id)
                && id.words().size() == id.cells().size()) {
            line("id: " + quoted(id.name()));
        }
    }

    private void happened() {
        List<Map.Entry<EventType, Column>> happened = guess.happened();
        if (happened.isEmpty() && guess.time() == null) {
            throw new ImportException("no column looks like a time something happened at; write the mapping by hand");
        }
        line("events:");
        for (Map.Entry<EventType, Column> entry : happened) {
            line("  " + entry.getKey().wireName() + ": "
                    + quoted(entry.getValue().name()));
        }
        Column time = guess.time();
        if (happened.isEmpty() && time != null) {
            line("  accepted: " + quoted(time.name()) + DOUBT + "no column is named after what happened");
        }
    }

    private void attribute(String what) {
        Column column = guess.attribute(what);
        if (column == null) {
            line(what + ": {constant: \"?\"}" + DOUBT
                    + "no column looks like it: name one, or put the code in place of ?");
        } else if (guess.hasBlanks(column)) {
            line(what + ": {column: " + quoted(column.name()) + ", blank: \"(none)\"}");
        } else {
            line(what + ": " + quoted(column.name()));
        }
    }

    private void channel() {
        Column column = guess.channel();
        if (column == null) {
            line("channel: {constant: OTHER}" + DOUBT + "no column looks like it");
            return;
        }
        line("channel:");
        line("  column: " + quoted(column.name()));
        line("  words:");
        boolean unknown = guess.hasBlanks(column);
        for (String word : column.words().keySet()) {
            Channel channel = Words.channel(word, column.key());
            unknown |= channel == null;
            line("    " + quoted(word) + ": "
                    + (channel == null ? Channel.OTHER + DOUBT + "which channel is that?" : channel.name()));
        }
        if (unknown) {
            line("  otherwise: OTHER" + (guess.isPartial() ? DOUBT + LATER : ""));
        }
    }

    private void line(String line) {
        yaml.append(line).append('\n');
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** As YAML and JSON both read it. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
