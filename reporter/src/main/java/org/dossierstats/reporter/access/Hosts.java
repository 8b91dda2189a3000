package org.dossierstats.reporter.access;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The names a server answers to. One that asks for no key and listens on this machine only must not answer to others: a page from
 * elsewhere whose name was made to point to this machine (DNS rebinding) could read all of it through the browser of whoever looks at it.
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

    void require(Context context) {
        String host = Objects.requireNonNullElse(context.header("Host"), "");
        if (!names.matcher(host).matches()) {
            throw new HttpResponseException(
                    421,
                    "this server asks for no key and answers to localhost only; start it with --readers, or with"
                            + " --no-sign-in if a proxy before it lets in who may read");
        }
    }
}
