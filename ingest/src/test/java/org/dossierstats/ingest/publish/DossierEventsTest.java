package org.dossierstats.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.Test;

class DossierEventsTest {
    private static final Event COMPLETED = new Event(
            new EventId("/motcua/H32", "7"), "Hồ-1", Instant.parse("1950-06-14T00:00:00Z"), new Change.Completed());

    @Test
    void a_record_is_a_cloud_event_keyed_by_dossier_and_stamped_when_it_is_sent() {
        MockProducer<byte[], byte[]> producer = producer();

        try (DossierEvents events = PublisherOfTests.of(producer)) {
            Bulk bulk = events.bulk();
            bulk.send(COMPLETED);
            bulk.flush();
            assertThat(events.publish(COMPLETED)).isCompleted();
        }

        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(sent.topic()).isEqualTo(Topics.EVENTS);
        assertThat(new String(sent.key(), StandardCharsets.UTF_8)).isEqualTo("Hồ-1");
        assertThat(sent.timestamp()).isNull();
        assertThat(sent.headers().lastHeader("content-type").value())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("application/cloudevents+json; charset=UTF-8");
        assertThat(sent.value()).isEqualTo(EventJson.encode(COMPLETED));
        assertThat(producer.history().get(1).value()).isEqualTo(sent.value());
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void the_first_failure_ends_a_bulk_and_is_told() {
        MockProducer<byte[], byte[]> refusing = refusing();

        try (DossierEvents events = PublisherOfTests.of(refusing)) {
            Bulk bulk = events.bulk();
            bulk.send(COMPLETED);

            assertThatThrownBy(() -> bulk.send(COMPLETED))
                    .isInstanceOf(PublishException.class)
                    .hasMessage(
                            "publishing to dossier-events failed: Not authorized to access topics: [dossier-events];"
                                    + " publish it all again, nothing will be counted twice");
            assertThatThrownBy(bulk::flush).isInstanceOf(PublishException.class);
        }
        assertThat(refusing.history()).hasSize(1);
        assertThat(refusing.closed()).isTrue();
    }

    @Test
    void each_event_is_told_what_became_of_it() {
        MockProducer<byte[], byte[]> silent =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

        try (DossierEvents events = PublisherOfTests.of(silent)) {
            CompletableFuture<Void> taken = events.publish(COMPLETED);
            CompletableFuture<Void> refused = events.publish(COMPLETED);
            assertThat(taken).isNotDone();
            silent.completeNext();
            silent.errorNext(new TimeoutException("no broker"));

            assertThat(taken).isCompleted();
            assertThat(refused)
                    .isCompletedExceptionally()
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(PublishException.class);
        }
    }

    @Test
    void somebody_who_waits_for_the_answer_gets_it_within_the_limit() {
        assertThat(Producers.of(Map.of("bootstrap.servers", "localhost:9", "max.block.ms", 7))
                        .within(Duration.ofSeconds(20))
                        .properties())
                .containsEntry("max.block.ms", 7)
                .containsEntry("delivery.timeout.ms", 15_000)
                .containsEntry("request.timeout.ms", 7_500);
    }

    @Test
    void what_makes_publishing_safe_cannot_be_switched_off() {
        assertThat(Producers.safe(Map.of("acks", "1", "enable.idempotence", false, "linger.ms", 0)))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("linger.ms", 0)
                .containsEntry("compression.type", "lz4");
    }

    @Test
    void a_cluster_that_cannot_be_named_is_a_failure_to_publish() {
        assertThatThrownBy(() -> DossierEvents.publisher(Map.of("bootstrap.servers", "nowhere"))
                        .close())
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith("no connection to Kafka can be made: ");
    }

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static MockProducer<byte[], byte[]> refusing() {
        return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized Future<RecordMetadata> send(
                    ProducerRecord<byte[], byte[]> published, Callback callback) {
                Future<RecordMetadata> future = super.send(published, callback);
                errorNext(new TopicAuthorizationException("Not authorized to access topics: [dossier-events]"));
                return future;
            }
        };
    }
}
