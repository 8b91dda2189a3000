package org.dossierstats.reporter.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody goes on to once signed in: a path of this server, whatever the address says, and not the way in again. */
final class Destination {
    private static final String BOARD = "/";
    private static final int MOST_CHARS = 2000;

    /** Visible ASCII; browsers read a backslash as a slash, drop tabs and line ends, and take what follows two slashes for a host. */
    private static final Pattern PATH = Pattern.compile("/(?!/|sign-in)[!-\\[\\]-~]*");

    private Destination() {}

    /** The path that is asked for; the board if it is none. */
    static String of(@Nullable String asked) {
        return asked != null
                        && asked.length() <= MOST_CHARS
                        && PATH.matcher(asked).matches()
                ? asked
                : BOARD;
    }
}
