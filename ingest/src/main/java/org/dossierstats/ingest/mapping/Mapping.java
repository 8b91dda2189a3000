package org.dossierstats.ingest.mapping;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.dossierstats.dossier.Event;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file mean, and so which events its rows are.
 *
 * @param source the source of the events
 * @param delimiter between the cells of a line; null if the kind of file says
 * @param dossier the column with the dossier's id
 * @param due the column with the due date, if there is one
 */
public record Mapping(
        String source,
        @Nullable Character delimiter,
        String dossier,
        Times times,
        Attribution attribution,
        @Nullable String due,
        Rows rows) {

    /**
     * The mapping in this YAML file.
     *
     * @throws ImportException if the file cannot be read or is not a mapping; the message names file, line and key
     */
    public static Mapping read(Path file) {
        return new MappingFile(file).mapping();
    }

    /** The columns a file must have. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        columns.add(dossier);
        rows.columns().forEach(columns::add);
        Stream.of(attribution.agency(), attribution.procedure(), attribution.field(), attribution.channel())
                .filter(Objects::nonNull)
                .map(Origin::column)
                .filter(Objects::nonNull)
                .forEach(columns::add);
        if (due != null) {
            columns.add(due);
        }
        return columns;
    }

    /** Whether a row is one thing that happened, and not a whole dossier. */
    public boolean isPerEvent() {
        return rows instanceof Rows.PerEvent;
    }

    /** What the row says. */
    public Reading read(Row row) {
        return new RowReader(this, row).read();
    }

    /** What keeps the event from being taken when it comes out of dossier-events, or null. */
    public @Nullable Fault fault(Event event) {
        return Fault.refused(event, this::columnOf);
    }

    /** Where a field of an event comes from. */
    private @Nullable String columnOf(String field) {
        return switch (field) {
            case "subject" -> dossier;
            case "data.agency" -> column(attribution.agency());
            case "data.procedure" -> column(attribution.procedure());
            case "data.field" -> column(attribution.field());
            case "data.due" -> due;
            default -> null;
        };
    }

    static @Nullable String column(@Nullable Origin<?> origin) {
        return origin == null ? null : origin.column();
    }
}
