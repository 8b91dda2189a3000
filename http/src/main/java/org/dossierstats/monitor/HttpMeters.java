package org.dossierstats.monitor;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** How many requests a server was sent and how long they took. What a caller can make up at will never becomes a label. */
final class HttpMeters {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final MeterProvider<Timer> requests;

    HttpMeters(MeterRegistry registry) {
        this.requests = Timer.builder("dossier.stats.http.requests")
                .description("Requests answered, and how long that took; one to follow the live board takes as long as"
                        + " somebody follows it")
                .serviceLevelObjectives(BOUNDS)
                .withRegistry(registry);
    }

    /** A request was answered. */
    void measured(Context context, Float millis) {
        Endpoint route = context.endpoints().lastHttpEndpoint();
        requests.withTags(Tags.of(
                        "method", method(context.method()),
                        "route", route == null ? "none" : route.path,
                        "status", String.valueOf(context.statusCode())))
                .record(Duration.ofNanos((long) (millis * 1e6)));
    }

    private static String method(HandlerType method) {
        return HandlerType.commonHttp().contains(method) ? method.name() : "other";
    }
}
