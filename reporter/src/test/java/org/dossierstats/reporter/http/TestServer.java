package org.dossierstats.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.dossierstats.http.Hosts;
import org.dossierstats.reporter.access.Admission;
import org.dossierstats.reporter.access.Guard;

/** Routes on a port of their own, whose failures are answered as a {@link SummaryServer} does. */
final class TestServer implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Javalin http;

    TestServer(Consumer<JavalinConfig> routes) {
        http = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            Guard.open(Hosts.LOOPBACK, Admission.open()).routes(config);
            SummaryServer.problems(config);
            routes.accept(config);
        });
        http.start("127.0.0.1", 0);
    }

    /** An answer whose text is read as UTF-8, whatever its content type says. */
    record Answer(int status, String body, HttpResponse<?> response) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }

        /** Refused with a problem. */
        Answer assertProblem(int expected, String... saying) {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(json().path("status").asInt()).isEqualTo(expected);
            assertThat(json().path("detail").asText()).contains(saying);
            assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(expected == 503);
            return this;
        }
    }

    Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    Answer post(String path, String json) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + http.port() + path);
    }

    private static Answer send(HttpRequest request) throws Exception {
        HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
    }

    @Override
    public void close() {
        http.stop();
    }
}
