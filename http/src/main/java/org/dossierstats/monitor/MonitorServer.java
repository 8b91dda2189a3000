package org.dossierstats.monitor;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.nio.charset.StandardCharsets;
import org.dossierstats.http.Listener;
import org.dossierstats.wire.ProblemJson;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A small server with the three routes alone, for a process that has no other. */
public final class MonitorServer implements AutoCloseable {
    private static final int THREADS = 12;
    private static final int SPARE_THREADS = 2;

    private final Javalin http;

    private MonitorServer(Javalin http) {
        this.http = http;
    }

    /**
     * Starts to serve.
     *
     * @throws RuntimeException of Javalin, if it cannot listen there
     */
    public static MonitorServer start(Monitoring monitoring, Listener listener) {
        return new MonitorServer(Javalin.create(config -> configure(config, monitoring, listener))
                .start());
    }

    private static void configure(JavalinConfig config, Monitoring monitoring, Listener listener) {
        config.startup.showJavalinBanner = false;
        config.jetty.threadPool = new QueuedThreadPool(THREADS, SPARE_THREADS);
        listener.configure(config);
        monitoring.routes(config);
        config.routes.error(
                404,
                context -> context.contentType(ProblemJson.CONTENT_TYPE)
                        .result(ProblemJson.write(
                                        404,
                                        "Not Found",
                                        "there is nothing at " + context.path() + "; there is GET " + Monitoring.LIVE
                                                + ", GET " + Monitoring.READY + ", GET " + Monitoring.METRICS,
                                        null)
                                .getBytes(StandardCharsets.UTF_8)));
    }

    public int port() {
        return http.port();
    }

    @Override
    public void close() {
        http.stop();
    }
}
