package org.dossierstats.http;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The names a server answers to. One that asks for no key and listens on this machine only must not answer to others: a page from
 * elsewhere whose name was made to point to this machine (DNS rebinding) could read all of it, or send to it, through the browser of whoever looks at it.
 */
public final class Hosts {
    /** Those of this machine only. */
    public static final Hosts LOOPBACK = new Hosts(
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE));

    /** Any. */
    public static final Hosts ANY = new Hosts(Pattern.compile(".*"));

    private final Pattern names;

    private Hosts(Pattern names) {
        this.names = names;
    }

    /** Whether it is one of them that a request is to. */
    public boolean has(Context context) {
        return names.matcher(Objects.requireNonNullElse(context.header("Host"), ""))
                .matches();
    }
}
