package org.dossierstats.reporter.drilldown;

import java.util.function.Predicate;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Of which dossiers: null is any; blank those of which it is not known.
 *
 * @param agency its code
 * @param procedure its code
 */
public record Wanted(
        @Nullable String agency,
        @Nullable String field,
        @Nullable String procedure,
        @Nullable Channel channel) implements Predicate<Attributes> {

    /** All of them. */
    public static final Wanted ALL = new Wanted(null, null, null, null);

    @Override
    public boolean test(Attributes attributes) {
        return (agency == null || agency.equals(attributes.agency()))
                && (field == null || field.equals(attributes.field()))
                && (procedure == null || procedure.equals(attributes.procedure()))
                && (channel == null || channel == attributes.channel());
    }
}
