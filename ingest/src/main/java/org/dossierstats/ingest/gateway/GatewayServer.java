package org.dossierstats.ingest.gateway;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpStatus;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.ProblemJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway by itself, on this machine only: whoever can reach it can publish. */
public final class GatewayServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
    private static final String HOST = "127.0.0.1";

    private final Javalin http;

    private GatewayServer(Javalin http) {
        this.http = http;
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any free one
     * @throws PublishException if the port is taken
     */
    public static GatewayServer start(EventGateway gateway, int port) {
        Javalin http = Javalin.create(config -> configure(config, gateway));
        try {
            http.start(HOST, port);
        } catch (RuntimeException e) {
            throw new PublishException(
                    "cannot listen on " + HOST + ":" + port + "; choose another port with --port, 0 for any free one",
                    e);
        }
        return new GatewayServer(http);
    }

    private static void configure(JavalinConfig config, EventGateway gateway) {
        config.startup.showJavalinBanner = false;
        gateway.routes(config);
        config.routes.exception(Exception.class, (e, context) -> {
            LOG.error("request failed: {}", context.path(), e);
            context.status(500)
                    .contentType(ProblemJson.CONTENT_TYPE)
                    .result(ProblemJson.write(
                            500,
                            HttpStatus.INTERNAL_SERVER_ERROR.getMessage(),
                            "the request failed; the log says why",
                            null));
        });
        config.routes.error(
                404,
                context -> context.contentType(ProblemJson.CONTENT_TYPE)
                        .result(ProblemJson.write(
                                404,
                                HttpStatus.NOT_FOUND.getMessage(),
                                "there is nothing here; events go to POST " + EventGateway.PATH,
                                null)));
    }

    public int port() {
        return http.port();
    }

    @Override
    public void close() {
        http.stop();
    }
}
