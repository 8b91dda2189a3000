package org.dossierstats.reporter.access;

import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dossierstats.access.Access;
import org.dossierstats.access.AccessException;
import org.dossierstats.access.Attempt;
import org.dossierstats.access.Credential;
import org.dossierstats.access.NotAdmittedException;
import org.dossierstats.access.SignInClient;
import org.dossierstats.http.Entry;
import org.dossierstats.reporter.access.PendingSignIns.Pending;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /sign-in/issuer} sends a browser to the issuer of OpenID Connect; {@code /sign-in/callback} is where it comes back signed in. */
final class IssuerRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerRoutes.class);
    private static final String PATH = "/sign-in/issuer";
    private static final String CALLBACK = "/sign-in/callback";
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cntrl}");

    private final @Nullable Turned on;

    /** What there must be for it. */
    record Turned(SignInClient client, PendingSignIns pending, Access<Reader> access, Sessions sessions) {}

    /** Why somebody is not signed in; the page for signing in has a sentence for each, under its name in lower case. */
    private enum Problem {
        /** The issuer says no. */
        DENIED,

        /** No sign-in of this browser is waited for. */
        STATE,

        /** What the issuer says cannot be taken. */
        REFUSED,

        /** The issuer knows them and the file of readers does not. */
        UNKNOWN,

        /** The issuer does not answer. */
        UNREACHABLE
    }

    /** @param on null where it is not turned on */
    IssuerRoutes(@Nullable Turned on) {
        this.on = on;
    }

    void routes(JavalinConfig config) {
        config.routes.get(PATH, context -> begin(context, on()), Entry.ANYBODY);
        config.routes.get(CALLBACK, context -> finish(context, on()), Entry.ANYBODY);
    }

    private Turned on() {
        if (on == null) {
            throw new NotFoundResponse("nobody signs in with an issuer here");
        }
        return on;
    }

    private static void begin(Context context, Turned on) {
        Attempt attempt = new Attempt(callback(context));
        Pending pending = new Pending(attempt, Destination.of(context.queryParam("to")));
        BrowserCookie.SIGN_IN.set(context, on.pending().begin(pending), PendingSignIns.LIFETIME);
        redirect(context, on.client().address(attempt).toString());
    }

    /** As the browser calls this server; the issuer sends it only to where it is told beforehand. */
    private static URI callback(Context context) {
        String host = context.header("Host");
        if (host == null || host.isBlank()) {
            throw new BadRequestResponse("Host is missing");
        }
        return URI.create((BrowserCookie.isSecure(context) ? "https" : "http") + "://" + host + CALLBACK);
    }

    private static void finish(Context context, Turned on) {
        Pending pending = on.pending().end(BrowserCookie.SIGN_IN.of(context), context.queryParam("state"));
        if (pending == null) {
            refuse(context, Problem.STATE, Destination.of(null), "no sign-in of this browser is waited for");
            return;
        }
        BrowserCookie.SIGN_IN.clear(context);
        String code = context.queryParam("code");
        if (code == null || code.isBlank()) {
            String why = "the issuer says no: " + SignInClient.word(context.queryParam("error"));
            refuse(context, Problem.DENIED, pending.to(), why);
            return;
        }
        try {
            signIn(context, on, pending.to(), on.client().redeem(code, pending.attempt()));
        } catch (NotAdmittedException e) {
            refuse(context, Problem.REFUSED, pending.to(), e.getMessage());
        } catch (AccessException e) {
            refuse(context, Problem.UNREACHABLE, pending.to(), e.getMessage());
        }
    }

    private static void signIn(Context context, Turned on, String to, Credential.Subject subject) {
        Reader reader = on.access().known(subject);
        if (reader == null) {
            String name = UNSEEN.matcher(subject.name()).replaceAll("?");
            refuse(context, Problem.UNKNOWN, to, "no reader has the subject '" + name + "'");
            return;
        }
        SessionRoutes.begin(context, on.sessions(), subject, reader);
        OnwardPage.answer(context, to);
    }

    private static void refuse(Context context, Problem problem, String to, @Nullable String why) {
        LOG.warn("somebody did not sign in with the issuer: {}", why);
        redirect(
                context,
                "/sign-in?problem=" + problem.name().toLowerCase(Locale.ROOT) + "&to="
                        + URLEncoder.encode(to, StandardCharsets.UTF_8));
    }

    private static void redirect(Context context, String location) {
        context.header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
        context.redirect(location, HttpStatus.FOUND);
    }
}
