package org.dossierstats.dossier;

/** What makes an event this event and no other: seen twice, it is counted once. */
public record EventId(String source, String id) {
    public EventId {
        if (source.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException("an event needs a source and an id");
        }
    }
}
