package org.dossierstats.wire;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text in an event may be. */
final class Text {
    /** In UTF-16 units; ample for codes and names, too short for prose. */
    static final int LIMIT = 250;

    private static final int SHOWN = 40;

    /** Controls, marks that change how a terminal shows what follows, halves of characters, line and paragraph separators. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Text() {}

    /** What is wrong with the text, or null. */
    static @Nullable String fault(String text) {
        if (text.isBlank()) {
            return "is blank";
        }
        if (text.length() > LIMIT) {
            return "has " + text.length() + " characters where " + LIMIT + " are allowed";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x7f && c >= ' ') {
                continue;
            }
            if (Character.isISOControl(c)) {
                return "has a control character";
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "has half a character (an unpaired surrogate)";
            }
        }
        return null;
    }

    /** Enough of the text to recognise it by, safe to print on one line. */
    static String shortened(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll("?");
        if (line.length() <= SHOWN) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN) + "…";
    }
}
