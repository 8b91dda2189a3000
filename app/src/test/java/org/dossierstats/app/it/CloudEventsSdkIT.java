package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.Encoding;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.dossierstats.access.Access;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.http.Listener;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.gateway.EventGateway;
import org.dossierstats.ingest.gateway.GatewayLimits;
import org.dossierstats.ingest.gateway.GatewayServer;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.publish.EventSource;
import org.dossierstats.ingest.publish.Occurrences;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.settings.Rulebook;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.SummaryJson;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The official SDK of CloudEvents for Java sends to the gateway and to Kafka, in structured and in binary mode. It does not percent-encode
 * the headers of HTTP, so what it sends there is in ASCII.
 */
class CloudEventsSdkIT {
    private static final Rules RULES = Rulebook.defaults().rules();
    private static final List<Period> JUNE = List.of(Period.parse("2021-06", ReportingCalendar.CALENDAR));
    private static final Instant TIME = Instant.parse("2021-06-14T01:12:30.25Z");
    private static final String DATA =
            "{\"agency\":\"H32.19\",\"procedure\":\"1.005129\",\"field\":\"Lao động\",\"channel\":\"ONLINE\",\"due\":\"2021-06-21\"}";

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(2);

    @TempDir
    Path directory;

    @Test
    void what_it_sends_is_counted() throws Exception {
        try (DossierEvents events = DossierEvents.publisher(KAFKA.client(), GatewayLimits.DEFAULT.answer());
                GatewayServer gateway = GatewayServer.start(
                        new EventGateway(events, Access.open(Caller.ANYONE), GatewayLimits.DEFAULT),
                        Listener.local(0));
                RunningStreams streams = RunningStreams.start(new StreamsSettings(
                        StreamsSettings.DEFAULT_APPLICATION_ID, KAFKA.client(), directory, 2, RULES));
                Reporter reporter = Reporter.start(KAFKA.client(), RULES)) {
            for (Encoding encoding : Encoding.values()) {
                overHttp(accepted("ho-so-http-" + encoding), encoding, gateway.port());
                overHttp(completed("ho-so-http-" + encoding), encoding, gateway.port());
                toKafka(encoding, accepted("hồ-sơ-kafka-" + encoding), completed("hồ-sơ-kafka-" + encoding));
            }

            assertThat(Ended.withoutCut(SummaryJson.write(reporter.fresh(JUNE, Duration.ofMinutes(1)))))
                    .isEqualTo(CountedAtOnce.json(expected(), JUNE, RULES));
        }
    }

    private static CloudEvent accepted(String dossier) {
        return event(dossier, "dossier.accepted", TIME)
                .withData("application/json", DATA.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static CloudEvent completed(String dossier) {
        return event(dossier, "dossier.completed", TIME.plusSeconds(86_400)).build();
    }

    private static CloudEventBuilder event(String dossier, String type, Instant time) {
        return CloudEventBuilder.v1()
                .withId(dossier + type)
                .withSource(URI.create("/motcua/H32"))
                .withType(type)
                .withSubject(dossier)
                .withTime(time.atOffset(ZoneOffset.ofHours(7)));
    }

    private static void overHttp(CloudEvent event, Encoding encoding, int port) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + EventGateway.PATH));
        MessageWriter<?, ?> writer = HttpMessageFactory.createWriter(
                request::header,
                body -> request.POST(
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body)));
        if (encoding == Encoding.BINARY) {
            writer.writeBinary(event);
        } else {
            writer.writeStructured(event, JsonFormat.CONTENT_TYPE);
        }
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static void toKafka(Encoding encoding, CloudEvent... events) throws Exception {
        Map<String, Object> properties = new HashMap<>(KAFKA.client());
        properties.put("key.serializer", StringSerializer.class);
        properties.put("value.serializer", CloudEventSerializer.class);
        properties.put(CloudEventSerializer.ENCODING_CONFIG, encoding.name());
        properties.put(CloudEventSerializer.EVENT_FORMAT_CONFIG, JsonFormat.CONTENT_TYPE);
        try (KafkaProducer<String, CloudEvent> producer = new KafkaProducer<>(properties)) {
            for (CloudEvent event : events) {
                producer.send(new ProducerRecord<>(Topics.EVENTS, event.getSubject(), event))
                        .get();
            }
        }
    }

    private static List<Event> expected() {
        List<Event> expected = new ArrayList<>();
        for (String id :
                List.of("ho-so-http-STRUCTURED", "ho-so-http-BINARY", "hồ-sơ-kafka-STRUCTURED", "hồ-sơ-kafka-BINARY")) {
            Occurrences dossier = EventSource.of("/motcua/H32").dossier(id);
            expected.add(dossier.accepted(TIME, new Attributes("H32.19", "1.005129", "Lao động", Channel.ONLINE))
                    .due(LocalDate.of(2021, 6, 21))
                    .event());
            expected.add(dossier.completed(TIME.plusSeconds(86_400)).event());
        }
        return expected;
    }
}
