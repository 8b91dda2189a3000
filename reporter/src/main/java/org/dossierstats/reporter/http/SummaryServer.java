package org.dossierstats.reporter.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.EndpointNotFound;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dossierstats.http.Entry;
import org.dossierstats.http.Listener;
import org.dossierstats.monitor.Health;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.close.BrokenChainException;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.reporter.form.LayoutException;
import org.dossierstats.reporter.live.LiveHub;
import org.dossierstats.reporter.live.LiveRoute;
import org.dossierstats.reporter.live.Names;
import org.dossierstats.reporter.live.Pages;
import org.dossierstats.wire.Contract;
import org.dossierstats.wire.ProblemJson;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Summaries over HTTP, {@code GET /api/v1/summaries?period=2021-06&calendar=statutory&format=json&fresh=true}, and the live board. */
public final class SummaryServer implements Health, MeterBinder, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SummaryServer.class);
    private static final int OTHER_THREADS = 250;
    private static final int SPARE_THREADS = 8;
    private static final String SUMMARIES = "/api/v1/summaries";

    private final SummaryRoute summaries;
    private final @Nullable Board board;
    private final Guard guard;
    private final Javalin http;

    private SummaryServer(
            Office office, boolean withBoard, Listener listener, Guard guard, Consumer<JavalinConfig> more) {
        this.guard = guard;
        this.summaries = new SummaryRoute(office);
        this.board = withBoard ? Board.start(office, guard) : null;
        this.http = Javalin.create(config -> {
            configure(config);
            listener.configure(config);
            more.accept(config);
        });
    }

    /** What shows the counts of now. */
    private record Board(LiveHub hub, LiveRoute route) {
        static Board start(Office office, Guard guard) {
            LiveHub hub = LiveHub.start(new OfficeCounts(office), new Names(office.catalogue()));
            return new Board(
                    hub, new LiveRoute(hub, context -> guard.reader(context).visible()));
        }
    }

    /**
     * Starts to serve.
     *
     * @param more on the same port
     * @throws ReporterException if the port is taken
     * @throws org.dossierstats.access.AccessException if the address is none of this machine, or TLS cannot be had
     */
    public static SummaryServer start(Office office, Listener listener, Guard guard, Consumer<JavalinConfig> more) {
        return started(new SummaryServer(office, true, listener, guard, more), listener);
    }

    /** Starts to serve summaries alone, of counts in which there is no today. */
    public static SummaryServer startWithoutBoard(
            Office office, Listener listener, Guard guard, Consumer<JavalinConfig> more) {
        return started(new SummaryServer(office, false, listener, guard, more), listener);
    }

    private static SummaryServer started(SummaryServer server, Listener listener) {
        try {
            server.http.start();
        } catch (RuntimeException e) {
            server.closeBoard();
            throw new ReporterException(
                    "cannot listen on " + listener.host() + ":" + listener.port() + " (" + rootMessage(e)
                            + "); choose another port with --port, 0 for any free one",
                    e);
        }
        return server;
    }

    /**
     * Starts to serve all there is of an office: figures, the board, what was sealed and the sealing, and the dossiers behind figures.
     *
     * @param client properties of a Kafka client
     * @param more on the same port
     */
    public static SummaryServer start(
            Office office, Map<String, Object> client, Listener listener, Guard guard, Consumer<JavalinConfig> more) {
        return start(office, listener, guard, config -> {
            new CloseRoutes(new SummariesTopic(client), office.reporter(), guard, office.clock()).routes(config);
            new DossierRoutes(office, client).routes(config);
            new SealedForms(office, client).routes(config);
            more.accept(config);
        });
    }

    public int port() {
        return http.port();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (board != null) {
            Gauge.builder("dossier.stats.live.viewers", board.route(), LiveRoute::viewers)
                    .description("Who follows the live board now")
                    .register(registry);
        }
    }

    @Override
    public List<String> unready() {
        return List.of();
    }

    @Override
    public List<String> failures() {
        return board != null && board.hub().hasFailed()
                ? List.of("the live board has ended; the log says why")
                : List.of();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.jetty.threadPool = new QueuedThreadPool(LiveRoute.MOST_VIEWERS + OTHER_THREADS, SPARE_THREADS);
        guard.routes(config);
        if (board != null) {
            Pages.routes(config);
            config.routes.get(LiveRoute.PATH, board.route()::answer, Entry.READER);
        }
        config.routes.get(SUMMARIES, summaries::answer, Entry.READER);
        for (Contract contract : Contract.values()) {
            config.routes.get(
                    contract.path(),
                    context -> context.contentType(contract.contentType()).result(contract.bytes()),
                    Entry.ANYBODY);
        }
        problems(config);
    }

    /** Answers whatever fails with a problem. */
    static void problems(JavalinConfig config) {
        config.routes.exception(
                IllegalArgumentException.class,
                (e, context) -> problem(context, HttpStatus.BAD_REQUEST, e.getMessage()));
        config.routes.exception(
                LayoutException.class, (e, context) -> problem(context, HttpStatus.BAD_REQUEST, e.getMessage()));
        config.routes.exception(ReporterException.class, (e, context) -> {
            context.header("Retry-After", "5");
            problem(context, HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
        });
        config.routes.exception(BrokenChainException.class, (e, context) -> {
            LOG.error("answered 500: {}", e.getMessage());
            problem(context, HttpStatus.INTERNAL_SERVER_ERROR, e.getMessage());
        });
        config.routes.exception(
                EndpointNotFound.class,
                (e, context) -> problem(
                        context,
                        HttpStatus.NOT_FOUND,
                        "there is nothing at " + context.path() + "; there is " + routes(config)));
        config.routes.exception(
                HttpResponseException.class,
                (e, context) -> problem(context, HttpStatus.forStatus(e.getStatus()), e.getMessage()));
        config.routes.exception(Exception.class, (e, context) -> {
            LOG.error("request failed: {}", context.path(), e);
            problem(context, HttpStatus.INTERNAL_SERVER_ERROR, "the request failed; the log says why");
        });
    }

    /** For whoever asked for something else. */
    private static String routes(JavalinConfig config) {
        return config.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method + " " + endpoint.path)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static void problem(Context context, HttpStatus status, @Nullable String detail) {
        problemJson(
                context,
                status,
                ProblemJson.write(status.getCode(), status.getMessage(), String.valueOf(detail), null));
    }

    /** In UTF-8, as JSON is: left to itself, Jetty writes a text of this content type in ISO 8859-1. */
    static void problemJson(Context context, HttpStatus status, String json) {
        context.status(status).contentType(ProblemJson.CONTENT_TYPE).result(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String rootMessage(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        closeBoard();
        http.stop();
    }

    private void closeBoard() {
        if (board != null) {
            board.hub().close();
        }
    }
}
