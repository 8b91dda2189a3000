package org.dossierstats.ingest.rejects;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.Decoded.Refused;

/**
 * Publishes rejects again, as they came, once what kept them from being counted is mended. What would be refused again is left where it
 * is, so that the topic does not fill with repeats. An event that was counted meanwhile changes nothing.
 */
public final class Replay {
    private final Bulk bulk;
    private final boolean keyFromSubject;
    private final Map<String, Long> stillRefused = new TreeMap<>();
    private long published;

    /**
     * A replay through this.
     *
     * @param keyFromSubject whether the key is mended too: what the subject says instead of what it was
     */
    public Replay(Bulk bulk, boolean keyFromSubject) {
        this.bulk = bulk;
        this.keyFromSubject = keyFromSubject;
    }

    /** Publishes it if it can be counted now. */
    public void add(Reject reject) {
        Refused refused = reject.stillRefused(keyFromSubject);
        if (refused != null) {
            stillRefused.merge(refused.reason().name(), 1L, Long::sum);
            return;
        }
        Decoded decoded = keyFromSubject ? reject.decodedBySubject() : reject.decodedAsItIs();
        String dossier = ((Decoded.Valid) decoded).event().dossier();
        bulk.send(dossier.getBytes(StandardCharsets.UTF_8), reject.payload(), reject.originalHeaders());
        published++;
    }

    public long published() {
        return published;
    }

    /** By reason, how many would be refused again and were left. */
    public Map<String, Long> stillRefused() {
        return stillRefused;
    }
}
