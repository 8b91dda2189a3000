package org.dossierstats.monitor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dossierstats.http.Entry;

/**
 * The meters of a process and how its parts are, on three routes that wait for nothing.
 *
 * <p>Thread safety: any number of threads.
 */
public final class Monitoring implements AutoCloseable {
    public static final String METRICS = "/metrics";
    public static final String LIVE = "/health/live";
    public static final String READY = "/health/ready";

    /** The format every Prometheus reads. */
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private static final JsonFactory JSON = new JsonFactory();

    private final PrometheusMeterRegistry registry;
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final List<Health> watched = new CopyOnWriteArrayList<>();

    private Monitoring(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Starts to measure.
     *
     * @param clock tells how old something is; that of the office where it differs from the machine's
     */
    public static Monitoring of(Build build, InstantSource clock) {
        Monitoring monitoring = new Monitoring(
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), clock(clock)));
        monitoring.measure(build);
        return monitoring;
    }

    private static io.micrometer.core.instrument.Clock clock(InstantSource clock) {
        return new io.micrometer.core.instrument.Clock() {
            @Override
            public long wallTime() {
                return clock.millis();
            }

            @Override
            public long monotonicTime() {
                return System.nanoTime();
            }
        };
    }

    private void measure(Build build) {
        Gauge.builder("dossier.stats.build.info", () -> 1)
                .description("1; its labels say which version runs, under which rules")
                .tag("version", build.version())
                .tag("rules", build.rules())
                .register(registry);
        Gauge.builder("dossier.stats.ready", () -> unready().isEmpty() ? 1 : 0)
                .description("Whether the process can do its work now: 1 or 0, as /health/ready says")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        garbage.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
    }

    /** Where parts put their meters. */
    public MeterRegistry registry() {
        return registry;
    }

    /** How this part is decides with the others how the process is. As long as none is known, it is starting. */
    public void watch(Health part) {
        watched.add(part);
    }

    /** Adds the routes to a server, and measures the requests to it. */
    public void routes(JavalinConfig config) {
        config.routes.get(
                METRICS,
                context -> context.contentType(TEXT_FORMAT)
                        .result(registry.scrape().getBytes(StandardCharsets.UTF_8)),
                Entry.OFFICE);
        config.routes.get(LIVE, context -> answer(context, failures()), Entry.ANYBODY);
        config.routes.get(READY, context -> answer(context, unready()), Entry.ANYBODY);
        config.requestLogger.http(new HttpMeters(registry)::measured);
    }

    private static void answer(Context context, List<String> reasons) {
        context.status(reasons.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(json(reasons).getBytes(StandardCharsets.UTF_8));
    }

    /** Why the process will not work again; empty if that is not so. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        watched.forEach(part -> failures.addAll(part.failures()));
        return failures;
    }

    /** Why the process cannot do its work now; empty if it can. */
    List<String> unready() {
        List<String> reasons = failures();
        watched.forEach(part -> reasons.addAll(part.unready()));
        return watched.isEmpty() ? List.of("the process is starting") : reasons;
    }

    private static String json(List<String> reasons) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("status", reasons.isEmpty() ? "up" : "down");
            if (!reasons.isEmpty()) {
                json.writeArrayFieldStart("reasons");
                for (String reason : reasons) {
                    json.writeString(reason);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.append('\n').toString();
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
