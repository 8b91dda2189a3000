package org.dossierstats.ingest.access;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets callers in by what they say in {@code Authorization}. The file with them is read again when it changes, so that a key taken back
 * is of no use from then on.
 *
 * <p>Thread safety: any number of threads.
 */
public final class Access {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final String SCHEME = "Bearer ";

    private final @Nullable CallersFile file;
    private final @Nullable Tokens tokens;
    private Callers callers;
    private CallersFile.@Nullable Stamp stamp;

    private Access(@Nullable CallersFile file, @Nullable Tokens tokens, Callers callers) {
        this.file = file;
        this.tokens = tokens;
        this.callers = callers;
    }

    /** Asks for nothing. */
    public static Access open() {
        return new Access(null, null, new Callers(Map.of()));
    }

    /**
     * Lets in those of the file.
     *
     * @param tokens what makes sure of tokens; null: keys alone are taken
     * @throws AccessException if the file cannot be used
     */
    public static Access of(CallersFile file, @Nullable Tokens tokens) {
        CallersFile.Stamp stamp = file.stamp();
        Access access = new Access(file, tokens, file.read());
        access.stamp = stamp;
        return access;
    }

    /** Whether anybody is let in. */
    public boolean isOpen() {
        return file == null;
    }

    /**
     * Who this is.
     *
     * @param authorization the header, if there is one
     * @throws NotAdmittedException if it does not say
     */
    public Caller caller(@Nullable String authorization) throws NotAdmittedException {
        if (file == null) {
            return Caller.ANYONE;
        }
        if (authorization == null) {
            throw new NotAdmittedException("a key is needed: Authorization: Bearer KEY");
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new NotAdmittedException("Authorization must be: Bearer KEY");
        }
        String bearer = authorization.substring(SCHEME.length()).strip();
        if (tokens == null || ApiKey.is(bearer)) {
            return known(new Credential.KeyHash(new ApiKey(bearer).hash()), "the key is not known");
        }
        return known(new Credential.Subject(tokens.subject(bearer)), "the token's subject is not known here");
    }

    private Caller known(Credential credential, String otherwise) throws NotAdmittedException {
        Caller caller = callersNow().get(credential);
        if (caller == null) {
            throw new NotAdmittedException(otherwise);
        }
        return caller;
    }

    /** If the file cannot be used any more, those it had last are let in: the log says so until it is mended. */
    private synchronized Callers callersNow() {
        CallersFile current = Objects.requireNonNull(file);
        CallersFile.Stamp now = current.stamp();
        if (!Objects.equals(now, stamp)) {
            stamp = now;
            try {
                callers = current.read();
                LOG.info(
                        "{} was changed: {} may send now",
                        current.path(),
                        callers.byCredential().size());
            } catch (AccessException e) {
                LOG.error("those who could send before still can: {}", e.getMessage());
            }
        }
        return callers;
    }
}
