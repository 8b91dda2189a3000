package org.dossierstats.dossier;

import org.jspecify.annotations.Nullable;

/** Attributes as far as they are given; null leaves what is known. */
public record Amendment(
        @Nullable String agency,
        @Nullable String procedure,
        @Nullable String field,
        @Nullable Channel channel) {
    /** Amends nothing. */
    public static final Amendment NONE = new Amendment(null, null, null, null);

    public Attributes of(Attributes known) {
        return new Attributes(
                agency == null ? known.agency() : agency,
                procedure == null ? known.procedure() : procedure,
                field == null ? known.field() : field,
                channel == null ? known.channel() : channel);
    }

    /** This, and where it is silent the earlier one. */
    public Amendment over(Amendment earlier) {
        return new Amendment(
                agency == null ? earlier.agency : agency,
                procedure == null ? earlier.procedure : procedure,
                field == null ? earlier.field : field,
                channel == null ? earlier.channel : channel);
    }
}
