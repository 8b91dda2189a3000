package org.dossierstats.ingest.mapping;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/** What a row of the file is: a dossier, or an event. */
sealed interface Rows {
    /** The columns that say what happened and when. */
    Stream<String> columns();

    /** The types of event such a file may hold. */
    Set<EventType> types();

    void read(RowReader reader);

    /**
     * A row has all that happened to a dossier.
     *
     * @param times the column that says when, by type of event; an empty cell: it did not happen
     */
    record PerDossier(Map<EventType, String> times) implements Rows {
        /** With one due date a row, only these may carry it: in any other it would look like one newly named. */
        private static final Set<EventType> DUE = Set.of(EventType.ACCEPTED, EventType.EXTENDED, EventType.CORRECTED);

        public PerDossier {
            times = new LinkedHashMap<>(times);
        }

        @Override
        public Stream<String> columns() {
            return times.values().stream();
        }

        @Override
        public Set<EventType> types() {
            return times.keySet();
        }

        @Override
        public void read(RowReader reader) {
            RowReader.Given given = reader.given(true);
            boolean any = false;
            for (Map.Entry<EventType, String> entry : times.entrySet()) {
                if (!reader.isBlank(entry.getValue())) {
                    any = true;
                    EventType type = entry.getKey();
                    reader.event(type, entry.getValue(), null, DUE.contains(type) ? given : given.withoutDue());
                }
            }
            if (!any) {
                reader.fault(null, "nothing happened in this row: " + String.join(", ", times.values()) + " blank");
            }
        }
    }

    /**
     * A row has one thing that happened.
     *
     * @param type what its word means; empty: nothing that is an event of ours
     * @param time the column that says when
     * @param id the column with the event's own id, if the file has one
     */
    record PerEvent(
            Origin.Words<Optional<EventType>> type,
            String time,
            @Nullable String id) implements Rows {
        /** These make a dossier known, so an empty cell must be given a meaning; later ones leave what is known. */
        private static final Set<EventType> REGISTERING =
                EnumSet.of(EventType.SUBMITTED, EventType.ACCEPTED, EventType.REFUSED);

        @Override
        public Stream<String> columns() {
            return Stream.of(type.column(), time, id).filter(Objects::nonNull);
        }

        @Override
        public Set<EventType> types() {
            return type.words().values().stream().flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public void read(RowReader reader) {
            Optional<EventType> happened = reader.required(type, "what happened");
            if (happened != null && happened.isEmpty()) {
                return;
            }
            if (reader.isBlank(time)) {
                reader.fault(time, "is blank; it must say when it happened");
            } else if (happened != null) {
                EventType known = happened.get();
                reader.event(known, time, id, reader.given(REGISTERING.contains(known)));
            }
        }
    }
}
