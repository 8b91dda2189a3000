package org.dossierstats.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Names that come again and again, such as those of agencies and procedures, mostly as one and the same text each: texts of events are
 * kept in cells by the million, and comparing one with itself is done at a glance. What falls out of the tables is read anew.
 *
 * <p>Thread safety: a table may lose what another thread put there, but whatever it holds is whole: its fields are final.
 */
final class Names {
    /** Of two; a power of two, ample for the agencies, procedures and fields of a province. */
    private static final int PLACES = 8192;

    private static final @Nullable String[] TEXTS = new @Nullable String[PLACES];
    private static final @Nullable Encoded[] ENCODED = new @Nullable Encoded[PLACES];

    private Names() {}

    /** A name with its bytes. */
    private static final class Encoded {
        private final byte[] utf8;
        private final String text;

        Encoded(byte[] utf8, String text) {
            this.utf8 = utf8;
            this.text = text;
        }
    }

    /** The text of these bytes of UTF-8. */
    static String of(byte[] bytes, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = place(hash);
        Encoded known = ENCODED[place];
        if (known != null && Arrays.equals(known.utf8, 0, known.utf8.length, bytes, from, from + length)) {
            return known.text;
        }
        String text = of(new String(bytes, from, length, StandardCharsets.UTF_8));
        if (length <= Text.LIMIT) {
            ENCODED[place] = new Encoded(Arrays.copyOfRange(bytes, from, from + length), text);
        }
        return text;
    }

    /** The text of these characters. */
    static String of(char[] characters, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + characters[i];
        }
        String known = TEXTS[place(hash)];
        return known != null && isSame(known, characters, from, length)
                ? known
                : of(new String(characters, from, length));
    }

    private static String of(String text) {
        if (text.length() > Text.LIMIT) {
            return text;
        }
        int place = place(text.hashCode());
        String known = TEXTS[place];
        if (text.equals(known)) {
            return known;
        }
        TEXTS[place] = text;
        return text;
    }

    private static boolean isSame(String text, char[] characters, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != characters[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 13) & (PLACES - 1);
    }
}
