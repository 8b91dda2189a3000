package org.dossierstats.reporter.access;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.function.Predicate;
import org.dossierstats.access.Agencies;
import org.jspecify.annotations.Nullable;

/** Whose dossiers somebody may see. */
public record Visible(Agencies agencies) implements Predicate<String> {
    /** All dossiers, those too whose agency is not known. */
    public static final Visible ALL = new Visible(Agencies.ANY);

    private static final String AGENCY = "agency";

    @Override
    public boolean test(String agency) {
        return agencies.include(agency);
    }

    public boolean isAll() {
        return agencies.allowed().isEmpty();
    }

    /**
     * The agency a request asks for.
     *
     * @return null if it asks for none: all that may be seen
     * @throws ForbiddenResponse if it may not be seen
     */
    public @Nullable String agency(Context context) {
        String agency = context.queryParam(AGENCY);
        if (agency != null && !agencies.include(agency)) {
            throw new ForbiddenResponse("you may see the figures of " + this + " only");
        }
        return agency;
    }

    /**
     * The agency a request asks for where it is either one agency or the whole office.
     *
     * @return null for the whole office
     * @throws ForbiddenResponse if it may not be seen
     */
    public @Nullable String scope(Context context) {
        String agency = agency(context);
        if (agency == null && !isAll()) {
            throw new ForbiddenResponse("you may see the figures of " + this + " only: give ?agency=");
        }
        return agency;
    }

    @Override
    public String toString() {
        return isAll() ? "all agencies" : String.join(", ", agencies.allowed());
    }
}
