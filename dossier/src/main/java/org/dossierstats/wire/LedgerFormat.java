package org.dossierstats.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.dossierstats.dossier.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a ledger entry, format 1:
 *
 * <pre>
 * entry  = 1 nextOffset count event…            (numbers LEB128, texts length + UTF-8)
 * event  = type source text:id signed:seconds nanos parts part…
 * source = 0 text | n                            (n: the n-th source named so far in this entry)
 * parts  = bits: 1 agency, 2 procedure, 4 field, 8 channel, 16 due day, 32 due instant, 64 reason, 128 came ahead of its time
 * </pre>
 */
public final class LedgerFormat {
    private static final int FORMAT = 1;
    private static final int PLACE_FORMAT = 2;
    private static final EventType[] TYPES = EventType.values();
    private static final Channel[] CHANNELS = Channel.values();

    private static final int AGENCY = 1;
    private static final int PROCEDURE = 2;
    private static final int FIELD = 4;
    private static final int CHANNEL = 8;
    private static final int DUE_DAY = 16;
    private static final int DUE_INSTANT = 32;
    private static final int REASON = 64;
    private static final int AHEAD = 128;

    private LedgerFormat() {}

    /**
     * What the ledger keeps beside the dossiers: which counts it comes to, so that whoever finds these need not count anew.
     *
     * @param epoch of the counts
     * @param nextOffset everything before this offset is counted
     * @param checksum the {@linkplain org.dossierstats.counts.Checksum checksum} of the counts
     * @param terms how they were counted; blank if an earlier version did, which did not say it
     */
    public record Place(long epoch, long nextOffset, long checksum, String terms) {
        /** Of an empty ledger. */
        public static final Place NONE = new Place(0, 0, 0, "");
    }

    /** The bytes of a place: {@code 2 epoch nextOffset signed:checksum text:terms}; of format 1 without the last two. */
    public static byte[] write(Place place) {
        return new Bytes.Writer()
                .raw(PLACE_FORMAT)
                .unsigned(place.epoch())
                .unsigned(place.nextOffset())
                .signed(place.checksum())
                .text(place.terms())
                .done();
    }

    /**
     * Reads a place.
     *
     * @throws IllegalArgumentException if these bytes are none
     */
    public static Place readPlace(byte[] bytes) {
        boolean isEarlier = bytes.length > 0 && bytes[0] == FORMAT;
        Bytes.Reader in = new Bytes.Reader(bytes, "the ledger's place").version(isEarlier ? FORMAT : PLACE_FORMAT);
        long epoch = in.unsigned();
        long nextOffset = in.unsigned();
        Place place =
                isEarlier ? new Place(epoch, nextOffset, 0, "") : new Place(epoch, nextOffset, in.signed(), in.text());
        in.end();
        return place;
    }

    public static byte[] write(LedgerEntry entry) {
        Bytes.Writer out = new Bytes.Writer();
        List<Event> events = entry.dossier().events();
        out.raw(FORMAT).unsigned(entry.nextOffset()).unsigned(events.size());
        Map<String, Integer> sources = new HashMap<>(4);
        for (Event event : events) {
            out.raw(event.type().ordinal());
            Integer known = sources.putIfAbsent(event.id().source(), sources.size() + 1);
            if (known == null) {
                out.raw(0).text(event.id().source());
            } else {
                out.unsigned(known);
            }
            out.text(event.id().id()).instant(event.time());
            change(out, event.change(), entry.dossier().cameAhead(event));
        }
        return out.done();
    }

    /**
     * Reads the entry of this dossier.
     *
     * @throws IllegalArgumentException if these bytes are not such an entry
     */
    public static LedgerEntry read(String dossier, byte[] bytes) {
        Bytes.Reader in = new Bytes.Reader(bytes, "the ledger entry").version(FORMAT);
        long nextOffset = in.unsigned();
        int count = in.index(in.remaining());
        List<String> sources = new ArrayList<>(2);
        List<Event> events = new ArrayList<>(count);
        Set<EventId> ahead = new HashSet<>(0);
        for (int i = 0; i < count; i++) {
            EventType type = TYPES[limited(in.raw(), TYPES.length, in)];
            int known = in.index(sources.size());
            if (known == 0) {
                sources.add(in.name());
                known = sources.size();
            }
            EventId id = new EventId(sources.get(known - 1), in.text());
            Instant time = in.instant();
            int parts = in.raw();
            events.add(new Event(id, dossier, time, change(in, type, parts)));
            if ((parts & AHEAD) != 0) {
                ahead.add(id);
            }
        }
        in.end();
        return new LedgerEntry(nextOffset, Dossier.inOrder(events, ahead));
    }

    private static void change(Bytes.Writer out, Change change, boolean ahead) {
        Amendment given = change.given();
        Due due = change.due();
        String reason = change.reason();
        int parts = (given.agency() == null ? 0 : AGENCY)
                | (given.procedure() == null ? 0 : PROCEDURE)
                | (given.field() == null ? 0 : FIELD)
                | (given.channel() == null ? 0 : CHANNEL)
                | (due instanceof Due.OnDay ? DUE_DAY : 0)
                | (due instanceof Due.At ? DUE_INSTANT : 0)
                | (reason == null ? 0 : REASON)
                | (ahead ? AHEAD : 0);
        out.raw(parts);
        text(out, given.agency());
        text(out, given.procedure());
        text(out, given.field());
        if (given.channel() != null) {
            out.raw(given.channel().ordinal());
        }
        if (due instanceof Due.OnDay day) {
            out.signed(day.date().toEpochDay());
        } else if (due instanceof Due.At at) {
            out.instant(at.instant());
        }
        text(out, reason);
    }

    private static Change change(Bytes.Reader in, EventType type, int parts) {
        String agency = (parts & AGENCY) == 0 ? null : in.name();
        String procedure = (parts & PROCEDURE) == 0 ? null : in.name();
        String field = (parts & FIELD) == 0 ? null : in.name();
        Channel channel = (parts & CHANNEL) == 0 ? null : CHANNELS[limited(in.raw(), CHANNELS.length, in)];
        Due due = null;
        if ((parts & DUE_DAY) != 0) {
            due = new Due.OnDay(in.date());
        } else if ((parts & DUE_INSTANT) != 0) {
            due = new Due.At(in.instant());
        }
        if (due == null && type == EventType.EXTENDED) {
            throw in.broken("has an extension without a due date");
        }
        String reason = (parts & REASON) == 0 ? null : in.text();
        return Change.of(type, new Amendment(agency, procedure, field, channel), due, reason);
    }

    private static void text(Bytes.Writer out, @Nullable String text) {
        if (text != null) {
            out.text(text);
        }
    }

    private static int limited(int code, int length, Bytes.Reader in) {
        if (code >= length) {
            throw in.broken("has an unknown code " + code);
        }
        return code;
    }
}
