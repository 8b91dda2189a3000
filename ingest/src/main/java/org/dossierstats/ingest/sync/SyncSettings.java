package org.dossierstats.ingest.sync;

import java.time.ZoneId;
import org.dossierstats.dossier.EventType;

/**
 * What the records do not say of themselves.
 *
 * @param source the source of the events
 * @param zone of their times, which have no offset
 * @param stopped what status 8 (dừng xử lý) means: {@link EventType#SUSPENDED} or {@link EventType#STOPPED}
 */
public record SyncSettings(String source, ZoneId zone, EventType stopped) {
    /** For an office in Vietnam. */
    public static final SyncSettings DEFAULT =
            new SyncSettings("/dong-bo-ho-so", ZoneId.of("Asia/Ho_Chi_Minh"), EventType.SUSPENDED);

    public SyncSettings {
        if (source.isBlank()) {
            throw new IllegalArgumentException("the source of the events needs a name, such as /dong-bo-ho-so");
        }
        if (stopped != EventType.SUSPENDED && stopped != EventType.STOPPED) {
            throw new IllegalArgumentException("status 8 means suspended or stopped, not " + stopped.wireName());
        }
    }

    /** The same, of records that are another source's. */
    public SyncSettings from(String other) {
        return new SyncSettings(other, zone, stopped);
    }
}
