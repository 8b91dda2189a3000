package org.dossierstats.access;

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
public final class Access<T extends Admitted> {
    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final String SCHEME = "Bearer ";

    private final @Nullable KeyFile<T> file;
    private final @Nullable Tokens tokens;
    private final @Nullable T anyone;
    private Keyring<T> keyring;
    private KeyFile.@Nullable Stamp stamp;

    private Access(@Nullable KeyFile<T> file, @Nullable Tokens tokens, @Nullable T anyone, Keyring<T> keyring) {
        this.file = file;
        this.tokens = tokens;
        this.anyone = anyone;
        this.keyring = keyring;
    }

    /** Asks for nothing: whoever comes is this one. */
    public static <T extends Admitted> Access<T> open(T anyone) {
        return new Access<>(null, null, anyone, Keyring.empty());
    }

    /**
     * Lets in those of the file.
     *
     * @param tokens what makes sure of tokens; null: keys alone are taken
     * @throws AccessException if the file cannot be used
     */
    public static <T extends Admitted> Access<T> of(KeyFile<T> file, @Nullable Tokens tokens) {
        KeyFile.Stamp stamp = file.stamp();
        Access<T> access = new Access<>(file, tokens, null, file.read());
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
    public T caller(@Nullable String authorization) throws NotAdmittedException {
        if (file == null) {
            return Objects.requireNonNull(anyone);
        }
        if (authorization == null) {
            throw new NotAdmittedException("a key is needed: Authorization: Bearer KEY");
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new NotAdmittedException("Authorization must be: Bearer KEY");
        }
        Credential credential =
                credential(authorization.substring(SCHEME.length()).strip());
        T known = known(credential);
        if (known == null) {
            throw new NotAdmittedException(
                    credential instanceof Credential.Subject
                            ? "the token's subject is not known here"
                            : "the key is not known");
        }
        return known;
    }

    /**
     * What a key or a token says of who has it.
     *
     * @throws NotAdmittedException if it is a token that is not taken
     * @throws AccessException if a token cannot be checked now
     */
    public Credential credential(String bearer) throws NotAdmittedException {
        return tokens == null || ApiKey.is(bearer)
                ? new Credential.KeyHash(new ApiKey(bearer).hash())
                : new Credential.Subject(tokens.subject(bearer));
    }

    /** Who is known by this now; null if nobody is, not any more or not yet. */
    public @Nullable T known(Credential credential) {
        return keyringNow().get(credential);
    }

    /** If the file cannot be used any more, those it had last are let in: the log says so until it is mended. */
    private synchronized Keyring<T> keyringNow() {
        KeyFile<T> current = Objects.requireNonNull(file);
        KeyFile.Stamp now = current.stamp();
        if (!Objects.equals(now, stamp)) {
            stamp = now;
            try {
                keyring = current.read();
                LOG.info(
                        "{} was changed: {} are let in now",
                        current.path(),
                        keyring.byCredential().size());
            } catch (AccessException e) {
                LOG.error("those who were let in before still are: {}", e.getMessage());
            }
        }
        return keyring;
    }
}
