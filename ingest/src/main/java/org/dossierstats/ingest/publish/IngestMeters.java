package org.dossierstats.ingest.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.wire.Decoded.Reason;

/**
 * What became of the events that came in, in numbers.
 *
 * <p>Thread safety: any number of threads.
 */
public final class IngestMeters implements Outcomes {
    private static final String EVENTS = "Events that Kafka acknowledged, or that were refused";
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Map<EventType, LongAdder> accepted = new EnumMap<>(EventType.class);
    private final Map<Reason, LongAdder> refused = new EnumMap<>(Reason.class);
    private final Timer publishing;
    private final Counter failures;

    public IngestMeters(MeterRegistry registry) {
        this.registry = registry;
        for (EventType type : EventType.values()) {
            accepted.put(
                    type,
                    counter("dossier.stats.ingest.events", EVENTS, "type", type.wireName(), "outcome", "accepted"));
        }
        for (Reason reason : Reason.values()) {
            refused.put(
                    reason,
                    counter("dossier.stats.ingest.refusals", "Events that were refused", "reason", reason.name()));
        }
        FunctionCounter.builder("dossier.stats.ingest.events", refused.values(), IngestMeters::sum)
                .description(EVENTS)
                .tags("type", "unknown", "outcome", "refused")
                .register(registry);
        this.publishing = Timer.builder("dossier.stats.ingest.publish")
                .description("How long Kafka took to acknowledge an event")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        this.failures = Counter.builder("dossier.stats.ingest.publish.failures")
                .description(
                        "Events of which it is not certain that Kafka has them; their sender was told to send them again")
                .register(registry);
    }

    private LongAdder counter(String name, String description, String... tags) {
        LongAdder adder = new LongAdder();
        FunctionCounter.builder(name, adder, LongAdder::sum)
                .description(description)
                .tags(tags)
                .register(registry);
        return adder;
    }

    private static double sum(Collection<LongAdder> adders) {
        return adders.stream().mapToLong(LongAdder::sum).sum();
    }

    /** Measures what this publisher does, and what Kafka's client tells of itself, until the end of that is closed. */
    public Following follow(DossierEvents events) {
        KafkaClientMetrics client = new KafkaClientMetrics(events.producer());
        client.bindTo(registry);
        events.tell(this);
        return client::close;
    }

    /** The measuring of a publisher, to be ended before it is closed. */
    @FunctionalInterface
    public interface Following extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void acknowledged(Event event, long nanos) {
        Objects.requireNonNull(accepted.get(event.type())).increment();
        publishing.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed() {
        failures.increment();
    }

    @Override
    public void refused(Reason reason) {
        Objects.requireNonNull(refused.get(reason)).increment();
    }
}
