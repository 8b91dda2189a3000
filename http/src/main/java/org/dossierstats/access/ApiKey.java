package org.dossierstats.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A bearer key, 256 bits of chance. Only its hash is ever kept; a plain one will do, for there is nothing to guess.
 *
 * @param text what the system sends after {@code Bearer}
 */
public record ApiKey(String text) {
    private static final String PREFIX = "ds_";
    private static final int BYTES = 32;

    /** A new one. */
    public static ApiKey random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ApiKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether a bearer's text is a key rather than a token. */
    static boolean is(String bearer) {
        return bearer.startsWith(PREFIX);
    }

    /** SHA-256, in hexadecimal. */
    public String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Not the key: it must not come into a log. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
