package org.dossierstats.app.command.close;

import io.javalin.http.Context;
import java.util.Optional;
import org.dossierstats.access.Access;
import org.dossierstats.access.AccessException;
import org.dossierstats.access.Agencies;
import org.dossierstats.access.NotAdmittedException;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.reporter.access.Admission;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets those close periods who may send events of every agency: what is sealed is of the whole office. */
public final class KeyedAdmission implements Admission {
    private static final Logger LOG = LoggerFactory.getLogger(KeyedAdmission.class);

    private final Access<Caller> access;

    public KeyedAdmission(Access<Caller> access) {
        this.access = access;
    }

    @Override
    public Optional<Refusal> refusal(Context context) {
        return refusal(context.header("Authorization"));
    }

    /** Why who sends this may not; empty if they may. */
    Optional<Refusal> refusal(@Nullable String authorization) {
        try {
            Caller caller = access.caller(authorization);
            return caller.agencies().equals(Agencies.ANY)
                    ? Optional.empty()
                    : Optional.of(new Refusal(
                            403,
                            "what is sealed is of the whole office, and your key is for "
                                    + String.join(", ", caller.agencies().allowed())));
        } catch (NotAdmittedException e) {
            return Optional.of(new Refusal(401, String.valueOf(e.getMessage())));
        } catch (AccessException e) {
            LOG.warn("answered 503: {}", e.getMessage());
            return Optional.of(new Refusal(503, "who you are cannot be checked now; nothing was sealed"));
        }
    }
}
