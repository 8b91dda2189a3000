package org.dossierstats.access;

import java.util.regex.Pattern;

/** By what a caller is known. */
public sealed interface Credential {
    /** The hash of a key. */
    record KeyHash(String sha256) implements Credential {
        private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

        public KeyHash {
            if (!HASH.matcher(sha256).matches()) {
                throw new IllegalArgumentException("is not 64 hexadecimal digits in lower case");
            }
        }
    }

    /** What the issuer of tokens calls the caller. */
    record Subject(String name) implements Credential {}
}
