package org.dossierstats.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.dossierstats.ingest.gateway.GatewayLimits;
import org.dossierstats.wire.Contract;
import org.dossierstats.wire.Decoded;
import org.junit.jupiter.api.Test;

/** The document of the HTTP interface by itself; what is served is held to it in {@code ContractsIT}. */
class OpenApiTest {
    private final Document document = Document.of(Contract.OPENAPI);

    @Test
    void it_is_a_document_of_openapi_3_1() {
        assertThat(document.errorsBy("openapi-3.1.json")).isEmpty();
        assertThat(document.looseEnds()).isEmpty();
    }

    @Test
    void its_examples_are_as_its_schemas_say() {
        AtomicInteger examples = new AtomicInteger();

        document.forEachObject((place, object) -> {
            for (JsonNode example : object.path("examples")) {
                if (object.has("schema") && example.has("value")) {
                    assertThat(document.errors(place.appendProperty("schema"), example.get("value")))
                            .as("the example %s at %s", example, place)
                            .isEmpty();
                    examples.incrementAndGet();
                }
            }
        });

        assertThat(examples).hasValueGreaterThan(6);
    }

    @Test
    void it_has_the_words_and_limits_of_the_program() {
        JsonNode batch = document.root()
                .at("/paths/~1api~1v1~1events/post/requestBody/content/application~1cloudevents-batch+json/schema");

        assertThat(document.root().at("/components/schemas/Reason/enum"))
                .extracting(JsonNode::textValue)
                .containsExactlyElementsOf(
                        Arrays.stream(Decoded.Reason.values()).map(Enum::name).toList());
        assertThat(batch.path("maxItems").intValue()).isEqualTo(GatewayLimits.DEFAULT.batchItems());
    }
}
