package org.dossierstats.ingest.publish;

/**
 * A system that says what happened to its dossiers: where an event begins to be written down.
 *
 * <pre>{@code
 * Event accepted = EventSource.of("/motcua/H32")
 *         .dossier("H32.19-210614-0007")
 *         .accepted(acceptedAt, new Attributes("H32.19", "1.005129", "Lao động", Channel.ONLINE))
 *         .due(LocalDate.of(2021, 6, 21))
 *         .event();
 * }</pre>
 *
 * @param uri its name, a URI reference, the same for ever: with an event's id it makes the event this one and no other
 */
public record EventSource(String uri) {
    public EventSource {
        if (uri.isBlank()) {
            throw new IllegalArgumentException("a source needs a name, such as /motcua/H32");
        }
    }

    public static EventSource of(String uri) {
        return new EventSource(uri);
    }

    /**
     * The dossier of this id.
     *
     * @param id mã hồ sơ, opaque
     */
    public Occurrences dossier(String id) {
        return new Occurrences(this, id);
    }
}
