package org.dossierstats.ingest.mapping;

import java.util.function.Function;
import org.dossierstats.dossier.Event;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an item of a file.
 *
 * @param column where it is wrong, if it is in one column
 * @param message a sentence whose subject is that column, or a whole one
 */
public record Fault(@Nullable String column, String message) {
    /**
     * What keeps the event from being taken when it comes out of dossier-events, or null: its very reader is asked.
     *
     * @param columns the column that a field of the event comes from, such as {@code data.agency}, or null
     */
    public static @Nullable Fault refused(Event event, Function<String, @Nullable String> columns) {
        Decoded.Refused refused = EventJson.refusal(event);
        if (refused == null) {
            return null;
        }
        String detail = refused.detail();
        return new Fault(
                columns.apply(detail.substring(0, Math.max(detail.indexOf(' '), 0))),
                "the event '" + event.type().wireName() + "' would be refused: " + detail);
    }

    /** The column, if there is one, and what is wrong there. */
    public String sentence() {
        return column == null || message.startsWith("the event") ? message : column + " " + message;
    }
}
