package org.dossierstats.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.publish.IngestMeters;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.ingest.publish.PublisherOfTests;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.junit.jupiter.api.Test;

class IngestMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IngestMeters meters = new IngestMeters(registry);

    @Test
    void what_came_in_is_counted_when_it_is_known_what_became_of_it() throws Exception {
        try (ServedGateway gateway = ServedGateway.open()) {
            gateway.measuredBy(meters);

            gateway.post(EventGateway.PATH, ServedGateway.STRUCTURED, ServedGateway.event("1", "A-1"));
            gateway.post(EventGateway.PATH, ServedGateway.STRUCTURED, "{}");
            gateway.post(EventGateway.PATH, ServedGateway.BATCH, "[" + ServedGateway.event("2", "A-2") + ",{}]");
            gateway.post(
                    EventGateway.PATH + "?atomic=true",
                    ServedGateway.BATCH,
                    "[" + ServedGateway.event("3", "A-3") + "," + ServedGateway.event("4", "A-4") + "]");
            gateway.post(
                    EventGateway.PATH + "?atomic=true",
                    ServedGateway.BATCH,
                    "[" + ServedGateway.event("5", "A-5") + ",{}]");
            gateway.post(EventGateway.PATH, ServedGateway.LINES, ServedGateway.event("6", "A-6") + "\nno json\n");
        }

        assertThat(events("completed", "accepted")).isEqualTo(5);
        assertThat(events("unknown", "refused")).isEqualTo(4);
        assertThat(refusals("SCHEMA_VIOLATION")).isEqualTo(3);
        assertThat(refusals("UNDECODABLE")).isEqualTo(1);
        assertThat(registry.get("dossier.stats.ingest.publish").timer().count()).isEqualTo(5);
        assertThat(registry.find("dossier.stats.ingest.events").functionCounters().stream()
                        .mapToDouble(FunctionCounter::count)
                        .sum())
                .isEqualTo(9);
    }

    @Test
    void an_event_that_kafka_may_not_have_is_no_accepted_one() {
        MockProducer<byte[], byte[]> producer = ServedGateway.producer(false);
        MockProducer<byte[], byte[]> transactional = ServedGateway.producer(true);
        transactional.initTransactions();
        try (DossierEvents events = PublisherOfTests.of(producer, () -> transactional)) {
            events.tell(meters);
            var published = events.publish(event("1"));
            producer.errorNext(new IllegalStateException("no broker"));
            assertThat(published).isCompletedExceptionally();

            transactional.commitTransactionException = new IllegalStateException("no broker");
            assertThatThrownBy(() -> events.publishTogether(List.of(event("2"), event("3"))))
                    .isInstanceOf(PublishException.class);
        }

        assertThat(registry.get("dossier.stats.ingest.publish.failures")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(events("completed", "accepted")).isZero();
    }

    @Test
    void the_meters_of_kafkas_client_go_with_its_publisher() {
        int own = registry.getMeters().size();
        try (DossierEvents events = DossierEvents.publisher(Map.of("bootstrap.servers", "127.0.0.1:1"))) {
            try (IngestMeters.Following following = meters.follow(events)) {
                assertThat(registry.getMeters()).hasSizeGreaterThan(own);
            }
        }

        assertThat(registry.getMeters()).hasSize(own);
    }

    private double events(String type, String outcome) {
        return registry.get("dossier.stats.ingest.events")
                .tags("type", type, "outcome", outcome)
                .functionCounter()
                .count();
    }

    private double refusals(String reason) {
        return registry.get("dossier.stats.ingest.refusals")
                .tag("reason", reason)
                .functionCounter()
                .count();
    }

    private static Event event(String id) {
        Decoded decoded = EventJson.decode(ServedGateway.event(id, "A-" + id).getBytes(StandardCharsets.UTF_8), 10_000);
        return ((Decoded.Valid) decoded).event();
    }
}
