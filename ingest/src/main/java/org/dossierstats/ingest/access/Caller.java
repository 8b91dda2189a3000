package org.dossierstats.ingest.access;

import org.dossierstats.access.Admitted;
import org.dossierstats.access.Agencies;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.wire.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Who sends.
 *
 * @param name as logs and lists call them
 * @param source the one source their events may have; null: any
 * @param agencies those under which they may register dossiers; they may forward one to any
 */
public record Caller(String name, @Nullable String source, Agencies agencies) implements Admitted {
    /** Whoever can reach a gateway that asks for no key. */
    public static final Caller ANYONE = new Caller("anyone", null, Agencies.ANY);

    /** What was sent, refused if it is not theirs to send. */
    public Decoded checked(Decoded sent) {
        if (!(sent instanceof Decoded.Valid valid)) {
            return sent;
        }
        Event event = valid.event();
        if (source != null && !source.equals(event.id().source())) {
            return notAllowed("source is not yours; your key is for " + source);
        }
        String agency = event.change().given().agency();
        if (agency != null && event.type() != EventType.FORWARDED && !agencies.include(agency)) {
            return notAllowed("data.agency is not yours; your key is for " + String.join(", ", agencies.allowed()));
        }
        return sent;
    }

    private static Decoded notAllowed(String detail) {
        return new Decoded.Refused(Decoded.Reason.NOT_ALLOWED, detail);
    }
}
