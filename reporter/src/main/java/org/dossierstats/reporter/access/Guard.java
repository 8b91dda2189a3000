package org.dossierstats.reporter.access;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.dossierstats.access.Access;
import org.dossierstats.access.AccessException;
import org.dossierstats.access.Credential;
import org.dossierstats.access.NotAdmittedException;
import org.dossierstats.access.SignInClient;
import org.dossierstats.http.Entry;
import org.dossierstats.http.Hosts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests in: by a key or a token in {@code Authorization}, or by the session of a browser that has signed in; where there are no
 * keys, whoever reaches the server. Each route says who may come in by it ({@link Entry}); who may read is shown what they may see.
 */
public final class Guard implements Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final String READER = "dossier-stats.reader";
    private static final Refusal MAY_NOT_CLOSE =
            new Refusal(403, "you may read and not close; who may has closes: true");

    private final Access<Reader> access;
    private final Admission closing;
    private final Hosts hosts;
    private final @Nullable Sessions sessions;
    private final IssuerRoutes.@Nullable Turned issuer;

    private Guard(
            Access<Reader> access,
            Admission closing,
            Hosts hosts,
            @Nullable Sessions sessions,
            IssuerRoutes.@Nullable Turned issuer) {
        this.access = access;
        this.closing = closing;
        this.hosts = hosts;
        this.sessions = sessions;
        this.issuer = issuer;
    }

    /**
     * Whoever reaches the server reads.
     *
     * @param hosts the names it answers to
     * @param closing who may close
     */
    public static Guard open(Hosts hosts, Admission closing) {
        return new Guard(Access.open(Reader.ANYBODY), closing, hosts, null, null);
    }

    /**
     * Those read who are known.
     *
     * @param lifetime how long somebody stays signed in with a browser
     * @param nanos a clock for how long things last
     */
    public static Guard of(Access<Reader> readers, Duration lifetime, LongSupplier nanos) {
        return of(readers, null, lifetime, nanos);
    }

    /**
     * Those read who are known, and they may sign in with an issuer too.
     *
     * @param client what this server is to the issuer; null: there is none
     * @param lifetime how long somebody stays signed in with a browser
     * @param nanos a clock for how long things last
     */
    public static Guard of(
            Access<Reader> readers, @Nullable SignInClient client, Duration lifetime, LongSupplier nanos) {
        Sessions sessions = new Sessions(lifetime, nanos);
        IssuerRoutes.Turned issuer =
                client == null ? null : new IssuerRoutes.Turned(client, new PendingSignIns(nanos), readers, sessions);
        return new Guard(readers, Admission.open(), Hosts.ANY, sessions, issuer);
    }

    /** Stands before all routes of a server. */
    public void routes(JavalinConfig config) {
        config.routes.before(this::requireHost);
        config.routes.beforeMatched(context -> admit(context, entries(context, config)));
        new SessionRoutes(this, access, sessions).routes(config);
        new IssuerRoutes(issuer).routes(config);
    }

    /** Of a route; HEAD comes in by the routes of GET, whose roles Javalin does not tell then. */
    private static Set<RouteRole> entries(Context context, JavalinConfig config) {
        if (!context.method().equals(HandlerType.HEAD) || !context.routeRoles().isEmpty()) {
            return context.routeRoles();
        }
        ParsedEndpoint get = config.unsafe.internalRouter.findFirstHttpHandlerEntry(HandlerType.GET, context.path());
        Roles roles = get == null ? null : get.endpoint.metadata(Roles.class);
        return roles == null ? Set.of() : roles.getRoles();
    }

    private void requireHost(Context context) {
        if (!hosts.has(context)) {
            throw new HttpResponseException(
                    421,
                    "this server asks for no key and answers to localhost only; start it with --readers, or with"
                            + " --no-sign-in if a proxy before it lets in who may read");
        }
    }

    private void admit(Context context, Set<RouteRole> entries) {
        if (entries.contains(Entry.ANYBODY) || entries.contains(Entry.OWN)) {
            return;
        }
        Reader reader = reader(context);
        if (!entries.contains(Entry.READER) && !reader.visible().isAll()) {
            throw new ForbiddenResponse(
                    "this is of the whole office, and you may see the figures of " + reader.visible() + " only");
        }
        context.attribute(READER, reader);
    }

    /**
     * What a request may see that was let in.
     *
     * @throws NullPointerException if its route lets everybody in
     */
    public static Visible visible(Context context) {
        return Objects.requireNonNull(context.<Reader>attribute(READER), "the route says that everybody comes in")
                .visible();
    }

    /**
     * Who asks, as things are now.
     *
     * @throws HttpResponseException if they are not let in
     */
    public Reader reader(Context context) {
        try {
            String session = sessions == null ? null : BrowserCookie.SESSION.of(context);
            if (sessions != null && session != null && context.header("Authorization") == null) {
                SameOrigin.require(context);
                return ofSession(sessions.credential(session));
            }
            return access.caller(context.header("Authorization"));
        } catch (NotAdmittedException e) {
            context.header("WWW-Authenticate", "Bearer realm=\"dossier-stats\"");
            throw new HttpResponseException(401, String.valueOf(e.getMessage()));
        } catch (AccessException e) {
            LOG.warn("answered 503: {}", e.getMessage());
            context.header("Retry-After", "5");
            throw new HttpResponseException(503, "who you are cannot be checked now");
        }
    }

    private Reader ofSession(@Nullable Credential credential) {
        Reader reader = credential == null ? null : access.known(credential);
        if (reader == null) {
            throw new HttpResponseException(401, "your session has ended; sign in again");
        }
        return reader;
    }

    /** Whether anybody has to sign in. */
    boolean asksForKeys() {
        return sessions != null;
    }

    /** Whether they may sign in with an issuer. */
    boolean hasIssuer() {
        return issuer != null;
    }

    @Override
    public Optional<Refusal> refusal(Context context) {
        return reader(context).closes() ? closing.refusal(context) : Optional.of(MAY_NOT_CLOSE);
    }
}
