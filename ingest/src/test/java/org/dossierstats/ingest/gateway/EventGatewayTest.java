package org.dossierstats.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dossierstats.ingest.gateway.ServedGateway.BATCH;
import static org.dossierstats.ingest.gateway.ServedGateway.JSON;
import static org.dossierstats.ingest.gateway.ServedGateway.LINES;
import static org.dossierstats.ingest.gateway.ServedGateway.STRUCTURED;
import static org.dossierstats.ingest.gateway.ServedGateway.assertProblem;
import static org.dossierstats.ingest.gateway.ServedGateway.event;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dossierstats.wire.EventJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events over HTTP, in every mode. */
class EventGatewayTest {
    private static final String PATH = EventGateway.PATH;

    private final ServedGateway gateway = ServedGateway.open();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void an_event_in_structured_mode_is_published_under_its_dossier() throws Exception {
        HttpResponse<String> answer = gateway.post(PATH, STRUCTURED, event("1", "Hồ-1"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"accepted\":1,\"refused\":0,\"results\":[{\"item\":1,\"source\":\"/test\",\"id\":\"1\",\"status\":\"accepted\"}]}\n");
        assertThat(new String(gateway.producer().history().get(0).key(), StandardCharsets.UTF_8))
                .isEqualTo("Hồ-1");
        assertThat(EventJson.decode(gateway.producer().history().get(0).value()))
                .isEqualTo(EventJson.decode(event("1", "Hồ-1").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_event_in_binary_mode_has_its_attributes_in_headers_percent_encoded() throws Exception {
        HttpResponse<String> answer = gateway.send(gateway.request(PATH, JSON, "{}")
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "/test")
                .header("ce-type", "dossier.completed")
                .header("ce-subject", "H%E1%BB%93-1")
                .header("ce-time", "2021-06-14T08:12:30+07:00"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(new String(gateway.producer().history().get(0).key(), StandardCharsets.UTF_8))
                .isEqualTo("Hồ-1");
    }

    @Test
    void one_bad_item_does_not_spoil_its_batch() throws Exception {
        HttpResponse<String> answer = gateway.post(
                PATH,
                BATCH,
                "[" + event("1", "A") + ", 7, {\"specversion\":\"1.0\"}, "
                        + event("2", "B").replace("completed", "finished") + "," + event("3", "C") + "]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith("{\"accepted\":2,\"refused\":3,\"results\":[{\"item\":1,")
                .contains("{\"item\":2,\"status\":\"refused\",\"reason\":\"SCHEMA_VIOLATION\",\"detail\":\"an item must"
                        + " be a JSON object\"}")
                .contains("{\"item\":4,\"status\":\"refused\",\"reason\":\"SCHEMA_VIOLATION\"")
                .contains("\"item\":5,\"source\":\"/test\",\"id\":\"3\",\"status\":\"accepted\"");
        assertThat(gateway.producer().history()).hasSize(2);
    }

    @Test
    void an_atomic_batch_is_published_whole_in_a_transaction_or_not_at_all() throws Exception {
        HttpResponse<String> spoiled = gateway.post(PATH + "?atomic=true", BATCH, "[" + event("1", "A") + ",{}]");
        assertThat(spoiled.statusCode()).isEqualTo(422);
        assertThat(spoiled.body()).contains("\"accepted\":0,\"refused\":1").contains("\"status\":\"left\"");
        assertThat(gateway.transactional().history()).isEmpty();

        HttpResponse<String> sound =
                gateway.post(PATH + "?atomic=true", BATCH, "[" + event("1", "A") + "," + event("2", "B") + "]");
        assertThat(sound.statusCode()).as(sound.body()).isEqualTo(202);
        assertThat(gateway.transactional().history()).hasSize(2);
        assertThat(gateway.transactional().transactionCommitted()).isTrue();
        assertThat(gateway.producer().history()).isEmpty();
    }

    @Test
    void a_stream_tells_the_lines_that_were_refused() throws Exception {
        String lines = IntStream.range(0, 20_000)
                .mapToObj(i -> i == 17 ? "{broken" : event("n" + i, "D" + i % 100))
                .collect(Collectors.joining("\n", "\n", "\r\n\n"));

        HttpResponse<String> answer = gateway.post(PATH, LINES, lines);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith("{\"accepted\":19999,\"refused\":1,\"results\":[{\"item\":19,\"status\":\"refused\","
                        + "\"reason\":\"UNDECODABLE\"");
        assertThat(gateway.producer().history()).hasSize(19_999);
    }

    @Test
    void what_is_wrong_is_told_in_the_letters_it_was_sent_in() throws Exception {
        String strange = event("1", "A").replace("dossier.completed", "dossier.Hồ sơ");

        assertProblem(gateway.post(PATH, STRUCTURED, strange), 422, "'dossier.Hồ sơ' is not known");
        assertThat(gateway.post(PATH, BATCH, "[" + strange + "," + event("Hồ", "A") + "]")
                        .body())
                .contains("'dossier.Hồ sơ' is not known", "\"id\":\"Hồ\"");
    }

    @Test
    void what_is_wrong_with_a_request_is_told_as_a_problem() throws Exception {
        String broken = event("1", "A").replace("\"id\"", "\"ID\"");

        assertProblem(gateway.post(PATH, STRUCTURED, "{"), 400, "UNDECODABLE");
        assertProblem(gateway.post(PATH, STRUCTURED, broken), 422, "SCHEMA_VIOLATION");
        assertProblem(gateway.post(PATH, STRUCTURED, event("1", "x".repeat(70_000))), 413, "TOO_LARGE");
        assertProblem(gateway.post(PATH, STRUCTURED, "x".repeat(700_001)), 413, "longer than 700000 bytes");
        assertProblem(gateway.post(PATH, BATCH, event("1", "A")), 400, "a batch is a JSON array");
        assertProblem(gateway.post(PATH, BATCH, "[" + event("1", "A")), 400, "UNDECODABLE");
        assertProblem(gateway.post(PATH, BATCH, "[" + event("1", "A") + "] []"), 400, "follows the array");
        assertProblem(gateway.post(PATH, BATCH, "[" + "{},".repeat(50) + "{}]"), 413, "more than 50 items");
        assertProblem(gateway.post(PATH, "text/plain", event("1", "A")), 415, "application/cloudevents+json");
        for (String charset : List.of("utf-16", "\"iso-8859-1\"", "utf-16son", "")) {
            assertProblem(gateway.post(PATH, STRUCTURED + "; charset=" + charset, event("1", "A")), 415, "UTF-8 only");
        }
        assertThat(gateway.post(PATH, BATCH, "[{}]").statusCode()).isEqualTo(422);
        assertThat(gateway.producer().history()).isEmpty();
    }
}
