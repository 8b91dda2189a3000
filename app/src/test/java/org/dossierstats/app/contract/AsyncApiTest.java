package org.dossierstats.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.Recount;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.wire.Contract;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.RejectHeaders;
import org.dossierstats.wire.SealTerms;
import org.dossierstats.wire.SealedKey.Scope;
import org.dossierstats.wire.SealedSummary;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.Test;

/** The document of the topics by itself; the topics in Kafka are held to it in {@code ContractsIT}. */
class AsyncApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonPointer MESSAGES = JsonPointer.compile("/components/messages");

    private final Document document = Document.of(Contract.ASYNCAPI);

    @Test
    void it_is_a_document_of_asyncapi_3_0() {
        assertThat(document.errorsBy("asyncapi-3.0.0.json")).isEmpty();
        assertThat(document.looseEnds()).isEmpty();
    }

    @Test
    void it_has_the_topics_headers_and_reasons_of_the_program() {
        JsonNode rejectHeaders = document.root().at("/components/messages/reject/headers");

        assertThat(document.root().path("channels"))
                .extracting(channel -> channel.path("address").textValue())
                .containsExactlyInAnyOrder(
                        Topics.EVENTS, Topics.REJECTS, Topics.COUNTS, Topics.CURRENT, Topics.SUMMARIES);
        assertThat(rejectHeaders.path("properties").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(RejectHeaders.ALL);
        assertThat(rejectHeaders.path("required"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrderElementsOf(RejectHeaders.ALL);
        assertThat(rejectHeaders.at("/properties/" + RejectHeaders.REASON + "/enum"))
                .extracting(JsonNode::textValue)
                .containsExactlyElementsOf(Arrays.stream(Decoded.Reason.values())
                        .filter(reason -> reason != Decoded.Reason.NOT_ALLOWED)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void its_events_are_taken() throws IOException {
        JsonNode structured = example("structured");
        JsonNode binary = example("binary");

        assertThat(document.errors(payload("structured"), structured.path("payload")))
                .isEmpty();
        assertThat(document.errors(payload("binary"), binary.path("payload"))).isEmpty();
        assertThat(decode(structured)).isInstanceOf(Decoded.Valid.class);
        assertThat(decode(binary)).isInstanceOf(Decoded.Valid.class);
    }

    @Test
    void what_is_in_force_is_written_as_it_says() throws IOException {
        CountsInForce rebuilt = new CountsInForce("rules-2026");
        JsonPointer payload = MESSAGES.append(JsonPointer.compile("/inForce/payload"));

        assertThat(document.errors(payload, JSON.readTree(rebuilt.value()))).isEmpty();
        assertThat(JSON.readTree(rebuilt.value())).isEqualTo(example("inForce").path("payload"));
        assertThat(document.root()
                        .at("/components/messages/inForce/bindings/kafka/key/const")
                        .textValue())
                .isEqualTo(new String(rebuilt.key(), StandardCharsets.UTF_8));
        assertThat(document.errors(payload, JSON.readTree("{\"applicationId\":\"rules 2026\"}")))
                .isNotEmpty();
    }

    @Test
    void what_is_sealed_is_keyed_and_written_as_it_says() throws IOException {
        Period june = Period.parse("2021-06", ReportingCalendar.CALENDAR);
        Recount nothing = new Recount(june, Rules.inZone(ZoneOffset.UTC));
        SealTerms seal =
                new SealTerms(Scope.OFFICE, 1, Instant.EPOCH, "author", null, false, null, List.of(), new TreeMap<>());
        SealedSummary sealed = seal.on(nothing.summary(new TreeMap<>()));
        JsonNode key = document.root().at("/components/messages/sealed/bindings/kafka/key");

        assertThat(document.errors(payload("sealed"), JSON.readTree(sealed.bytes())))
                .isEmpty();
        assertThat(document.errors(payload("sealed"), JSON.readTree("{}"))).isNotEmpty();
        assertThat(sealed.key().toString()).matches(key.path("pattern").textValue());
        assertThat(key.path("examples"))
                .extracting(JsonNode::textValue)
                .contains(sealed.key().toString());
        assertThat(document.root()
                        .at("/components/messages/sealed/headers/required/0")
                        .textValue())
                .isEqualTo(SealedSummary.DIGEST_HEADER);
    }

    private static Decoded decode(JsonNode example) throws IOException {
        JsonNode headers = example.path("headers");
        String dossier = headers.path("ce_subject")
                .asText(example.path("payload").path("subject").asText());
        return EventJson.decode(
                dossier.getBytes(StandardCharsets.UTF_8),
                JSON.writeValueAsBytes(example.path("payload")),
                name -> headers.has(name) ? headers.path(name).textValue().getBytes(StandardCharsets.UTF_8) : null);
    }

    private JsonNode example(String message) {
        return document.root().at(MESSAGES).path(message).path("examples").path(0);
    }

    private static JsonPointer payload(String message) {
        return MESSAGES.append(JsonPointer.compile("/" + message + "/payload/schema"));
    }
}
