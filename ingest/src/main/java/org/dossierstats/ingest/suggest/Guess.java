package org.dossierstats.ingest.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/** Which column of a sample is what, by its name and by what stands in it. */
final class Guess {
    private static final int MAX_WORDS = 50;

    private final Sample sample;
    private final List<Column> times;
    private final List<Column> others;

    Guess(Sample sample) {
        this.sample = sample;
        Map<Boolean, List<Column>> byTime =
                sample.columns().stream().collect(Collectors.partitioningBy(TimePatterns::isTime));
        times = byTime.getOrDefault(true, List.of());
        others = byTime.getOrDefault(false, List.of());
    }

    List<Column> times() {
        return times;
    }

    TimePatterns patterns() {
        return TimePatterns.of(times);
    }

    /** By its name alone. */
    @Nullable
    Column dossierByName() {
        return named("dossier", others);
    }

    /** Else the first that tells every row apart and looks like a code. */
    @Nullable
    Column dossierByCells() {
        return others.stream()
                .filter(column -> column.words().size() == sample.rows())
                .filter(column -> column.cells().stream().allMatch(cell -> cell.matches("\\S*\\d\\S*")))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Column attribute(String what) {
        return named(what, others);
    }

    @Nullable
    Column due() {
        return named("due", times);
    }

    /** With the channel: one whose words are few. */
    @Nullable
    Column channel() {
        return named("channel", others.stream().filter(Guess::hasFewWords).toList());
    }

    /** That says what happened, if rows are events. */
    @Nullable
    Column event() {
        Column event = named("event", others.stream().filter(Guess::hasFewWords).toList());
        boolean known =
                event != null && event.words().keySet().stream().anyMatch(word -> Words.happening(word) != null);
        return known && happened().size() <= 1 ? event : null;
    }

    /** When an event happened, if rows are events. */
    @Nullable
    Column time() {
        Column time = named("time", times);
        Column due = due();
        return time != null
                ? time
                : times.stream().filter(column -> column != due).findFirst().orElse(null);
    }

    /** The columns that say when something happened, if rows are dossiers. */
    List<Map.Entry<EventType, Column>> happened() {
        Column due = due();
        List<Map.Entry<EventType, Column>> happened = new ArrayList<>();
        for (Column column : times) {
            EventType type = column == due ? null : Words.time(column.key());
            if (type != null && happened.stream().noneMatch(entry -> entry.getKey() == type)) {
                happened.add(Map.entry(type, column));
            }
        }
        return happened;
    }

    /** Whether there may be more in the file than was seen. */
    boolean isPartial() {
        return sample.isCut();
    }

    /** Or may have. */
    boolean hasBlanks(Column column) {
        return column.cells().size() < sample.rows() || sample.isCut();
    }

    private static boolean hasFewWords(Column column) {
        return column.words().size() <= MAX_WORDS;
    }

    /** The first whose name is or has the surest of the words for it. */
    private static @Nullable Column named(String what, List<Column> columns) {
        for (String word : Words.COLUMNS.getOrDefault(what, List.of())) {
            Column likely = null;
            for (Column column : columns) {
                if (column.key().equals(word)) {
                    return column;
                }
                likely = likely == null && column.key().contains(word) ? column : likely;
            }
            if (likely != null) {
                return likely;
            }
        }
        return null;
    }
}
