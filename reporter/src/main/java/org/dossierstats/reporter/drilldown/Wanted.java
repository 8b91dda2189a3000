package org.dossierstats.reporter.drilldown;

import java.util.function.Predicate;
import org.dossierstats.access.Agencies;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Of which dossiers: null is any; blank those of which it is not known.
 *
 * @param agency its code
 * @param procedure its code
 * @param visible those whose dossiers may be seen at all
 */
public record Wanted(
        @Nullable String agency,
        @Nullable String field,
        @Nullable String procedure,
        @Nullable Channel channel,
        Agencies visible)
        implements Predicate<Attributes> {

    /** All of them. */
    public static final Wanted ALL = new Wanted(null, null, null, null);

    /** Of all that may be seen. */
    public Wanted(
            @Nullable String agency, @Nullable String field, @Nullable String procedure, @Nullable Channel channel) {
        this(agency, field, procedure, channel, Agencies.ANY);
    }

    @Override
    public boolean test(Attributes attributes) {
        return visible.include(attributes.agency())
                && (agency == null || agency.equals(attributes.agency()))
                && (field == null || field.equals(attributes.field()))
                && (procedure == null || procedure.equals(attributes.procedure()))
                && (channel == null || channel == attributes.channel());
    }
}
