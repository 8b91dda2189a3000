package org.dossierstats.ingest.gateway;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dossierstats.http.Listener;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.Contract;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway by itself. */
public final class GatewayServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);

    private final Javalin http;

    private GatewayServer(Javalin http) {
        this.http = http;
    }

    /**
     * Starts to serve.
     *
     * @throws PublishException if the port is taken
     * @throws org.dossierstats.ingest.access.AccessException if the address is none of this machine, or TLS cannot be had
     */
    public static GatewayServer start(EventGateway gateway, Listener listener) {
        return start(gateway, listener, config -> {});
    }

    /**
     * The same, with more on the same port.
     *
     * @throws PublishException if the port is taken
     */
    public static GatewayServer start(EventGateway gateway, Listener listener, Consumer<JavalinConfig> more) {
        Javalin http = Javalin.create(config -> {
            configure(config, gateway, listener);
            more.accept(config);
        });
        try {
            http.start();
        } catch (RuntimeException e) {
            throw new PublishException(
                    "cannot listen on " + listener.host() + ":" + listener.port() + " ("
                            + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT)
                            + "); choose another port with --port, 0 for any free one",
                    e);
        }
        return new GatewayServer(http);
    }

    private static void configure(JavalinConfig config, EventGateway gateway, Listener listener) {
        config.startup.showJavalinBanner = false;
        listener.configure(config);
        gateway.routes(config);
        for (Contract contract : Contract.values()) {
            config.routes.get(
                    contract.path(),
                    context -> context.contentType(contract.contentType()).result(contract.bytes()));
        }
        config.routes.exception(Exception.class, (e, context) -> {
            LOG.error("request failed: {}", context.path(), e);
            Door.problem(context, 500, null, "the request failed; the log says why");
        });
        config.routes.error(
                404,
                context -> Door.problem(
                        context, 404, null, "there is nothing at " + context.path() + "; there is " + routes(config)));
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

    public int port() {
        return http.port();
    }

    @Override
    public void close() {
        http.stop();
    }
}
