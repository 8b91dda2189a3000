package org.dossierstats.ingest.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/** A row being read: the events made out so far, and what is wrong with it. */
final class RowReader {

    private final Mapping mapping;
    private final Row row;
    private final String dossier;
    private final List<Event> events = new ArrayList<>(2);
    private final List<Fault> faults = new ArrayList<>(0);

    /** What a row says of its dossier. */
    record Given(Amendment attributes, @Nullable Due due) {
        Given withoutDue() {
            return due == null ? this : new Given(attributes, null);
        }
    }

    /** A cell, as one kind of thing. */
    private interface Cell<T> {
        @Nullable
        T read() throws UnreadableException;
    }

    RowReader(Mapping mapping, Row row) {
        this.mapping = mapping;
        this.row = row;
        this.dossier = row.cell(mapping.dossier());
    }

    Reading read() {
        if (dossier.isEmpty()) {
            fault(mapping.dossier(), "is blank; it must have the dossier's id");
        }
        mapping.rows().read(this);
        return new Reading(faults.isEmpty() ? events : List.of(), faults);
    }

    boolean isBlank(String column) {
        return row.cell(column).isEmpty();
    }

    void fault(@Nullable String column, String message) {
        faults.add(new Fault(column, message));
    }

    /** @param standIn whether what the mapping names for an empty cell is taken */
    Given given(boolean standIn) {
        Attribution attribution = mapping.attribution();
        return new Given(
                new Amendment(
                        attribute(attribution.agency(), standIn),
                        attribute(attribution.procedure(), standIn),
                        attribute(attribution.field(), standIn),
                        attribute(attribution.channel(), standIn)),
                due());
    }

    private <T> @Nullable T attribute(@Nullable Origin<T> origin, boolean standIn) {
        return origin == null ? null : cell(origin.column(), () -> origin.in(row, standIn));
    }

    private @Nullable Due due() {
        String column = mapping.due();
        return column == null || isBlank(column)
                ? null
                : cell(column, () -> mapping.times().due(row.cell(column)));
    }

    /** What must be in the row. */
    <T> @Nullable T required(Origin<T> origin, String what) {
        int before = faults.size();
        T value = attribute(origin, true);
        if (value == null && faults.size() == before) {
            fault(origin.column(), "is blank; it must say " + what);
        }
        return value;
    }

    /** This happened at the time in that column. */
    void event(EventType type, String timeColumn, @Nullable String idColumn, Given given) {
        Instant time = cell(timeColumn, () -> mapping.times().instant(row.cell(timeColumn)));
        if (idColumn != null && isBlank(idColumn)) {
            fault(idColumn, "is blank; it must have the event's id");
        }
        requireWhatIsNeeded(type, given);
        if (time != null && faults.isEmpty()) {
            EventId id = idColumn == null
                    ? EventId.derived(mapping.source(), dossier, type, time)
                    : new EventId(mapping.source(), row.cell(idColumn));
            events.add(new Event(id, dossier, time, Change.of(type, given.attributes(), given.due(), null)));
        }
    }

    private void requireWhatIsNeeded(EventType type, Given given) {
        if (!faults.isEmpty()) {
            return;
        }
        Attribution from = mapping.attribution();
        if (type == EventType.ACCEPTED) {
            Amendment attributes = given.attributes();
            require(attributes.agency(), "agency", Mapping.column(from.agency()));
            require(attributes.procedure(), "procedure", Mapping.column(from.procedure()));
            require(attributes.field(), "field", Mapping.column(from.field()));
            require(attributes.channel(), "channel", Mapping.column(from.channel()));
        } else if (type == EventType.EXTENDED && given.due() == null) {
            fault(mapping.due(), "is blank; an extension must name the new due date");
        }
    }

    private void require(@Nullable Object value, String attribute, @Nullable String column) {
        if (value == null) {
            String meaning = attribute.equals("channel") ? "otherwise" : "blank";
            fault(
                    column,
                    "is blank; accepted needs it (the mapping may name a '" + meaning + "' for " + attribute + ")");
        }
    }

    private <T> @Nullable T cell(@Nullable String column, Cell<T> cell) {
        try {
            return cell.read();
        } catch (UnreadableException e) {
            fault(column, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
