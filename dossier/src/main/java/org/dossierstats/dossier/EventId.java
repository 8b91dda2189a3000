package org.dossierstats.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** What makes an event this event and no other: seen twice, it is counted once. */
public record EventId(String source, String id) {
    private static final int DERIVED_LENGTH = 32;

    public EventId {
        if (source.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException("an event needs a source and an id");
        }
    }

    /**
     * For an event that has no id of its own. It follows from what happened, so the same told a second time, in whatever order, is no
     * second event.
     */
    public static EventId derived(String source, String dossier, EventType type, Instant time) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((type.wireName() + '\n' + time + '\n' + dossier).getBytes(StandardCharsets.UTF_8));
            return new EventId(source, HexFormat.of().formatHex(hash).substring(0, DERIVED_LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof EventId that && id.equals(that.id) && source.equals(that.source));
    }

    @Override
    public int hashCode() {
        return id.hashCode() * 31 + source.hashCode();
    }
}
