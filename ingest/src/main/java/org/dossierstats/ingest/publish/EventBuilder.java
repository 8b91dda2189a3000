package org.dossierstats.ingest.publish;

import java.time.Instant;
import java.time.LocalDate;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.jspecify.annotations.Nullable;

/**
 * An event being written down. Its kinds differ in what the event may carry; {@link Occurrences} gives the right one.
 *
 * @param <B> the kind itself
 */
public abstract sealed class EventBuilder<B extends EventBuilder<B>> {
    /** That something happened, before what it carries. */
    record Happened(String source, String dossier, EventType type, Instant time) {}

    private final Happened happened;
    private @Nullable String id;
    private Amendment given;
    private @Nullable Due due;
    private @Nullable String reason;

    private EventBuilder(Happened happened, Amendment given, @Nullable Due due) {
        this.happened = happened;
        this.given = given;
        this.due = due;
    }

    abstract B self();

    /**
     * The event's own id, if the system has one. Without it the id follows from dossier, type and time, so that the same said again is
     * the same event.
     */
    public B id(String ownId) {
        this.id = ownId;
        return self();
    }

    /**
     * The event, as it will be taken.
     *
     * @throws IllegalArgumentException if a text in it may not stand there, such as a blank one or one of more than 250 characters
     */
    public Event event() {
        EventId eventId = id == null
                ? EventId.derived(happened.source(), happened.dossier(), happened.type(), happened.time())
                : new EventId(happened.source(), id);
        Event event =
                new Event(eventId, happened.dossier(), happened.time(), Change.of(happened.type(), given, due, reason));
        Decoded.Refused refused = EventJson.refusal(event);
        if (refused != null) {
            throw new IllegalArgumentException(refused.detail());
        }
        return event;
    }

    B carrying(Amendment more) {
        given = more.over(given);
        return self();
    }

    B carrying(Due day) {
        due = day;
        return self();
    }

    /** Carries nothing more. */
    public static final class Plain extends EventBuilder<Plain> {
        Plain(Happened happened) {
            super(happened, Amendment.NONE, null);
        }

        Plain(Happened happened, String agency) {
            super(happened, new Amendment(agency, null, null, null), null);
        }

        @Override
        Plain self() {
            return this;
        }
    }

    /** May name a due date. */
    public static final class WithDue extends EventBuilder<WithDue> {
        WithDue(Happened happened) {
            super(happened, Amendment.NONE, null);
        }

        WithDue(Happened happened, Attributes given) {
            super(happened, new Amendment(given.agency(), given.procedure(), given.field(), given.channel()), null);
        }

        /** To be done by the end of this day. */
        public WithDue due(LocalDate day) {
            return carrying(new Due.OnDay(day));
        }

        /** To be done by this instant. */
        public WithDue due(Instant instant) {
            return carrying(new Due.At(instant));
        }

        @Override
        WithDue self() {
            return this;
        }
    }

    /** May say why. */
    public static final class WithReason extends EventBuilder<WithReason> {
        WithReason(Happened happened, Due due) {
            super(happened, Amendment.NONE, due);
        }

        /** In a word or a code; no personal data. */
        public WithReason reason(String why) {
            super.reason = why;
            return this;
        }

        @Override
        WithReason self() {
            return this;
        }
    }

    /** May say what is known of the dossier so far. */
    public static sealed class WithAttributes extends EventBuilder<WithAttributes> permits Correction {
        WithAttributes(Happened happened) {
            super(happened, Amendment.NONE, null);
        }

        /** The handling agency (cơ quan giải quyết). */
        public WithAttributes agency(String code) {
            return carrying(new Amendment(code, null, null, null));
        }

        /** The procedure (thủ tục). */
        public WithAttributes procedure(String code) {
            return carrying(new Amendment(null, code, null, null));
        }

        /** The field (lĩnh vực). */
        public WithAttributes field(String name) {
            return carrying(new Amendment(null, null, name, null));
        }

        /** How it was filed (kênh). */
        public WithAttributes channel(Channel way) {
            return carrying(new Amendment(null, null, null, way));
        }

        @Override
        WithAttributes self() {
            return this;
        }
    }

    /** May amend attributes and due date. */
    public static final class Correction extends WithAttributes {
        Correction(Happened happened) {
            super(happened);
        }

        /** To be done by the end of this day. */
        public WithAttributes due(LocalDate day) {
            return carrying(new Due.OnDay(day));
        }

        /** To be done by this instant. */
        public WithAttributes due(Instant instant) {
            return carrying(new Due.At(instant));
        }
    }
}
