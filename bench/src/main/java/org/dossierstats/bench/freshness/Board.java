package org.dossierstats.bench.freshness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.dossierstats.bench.process.BenchException;

/** Follows the live board as a browser does, and tells how far what it is shown is counted. */
final class Board implements AutoCloseable {
    private static final String DATA = "data: ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stream<String> lines;
    private final Arrivals arrivals;
    private final Thread thread = new Thread(this::run, "board");

    private Board(Stream<String> lines, Arrivals arrivals) {
        this.lines = lines;
        this.arrivals = arrivals;
        thread.setDaemon(true);
        thread.start();
    }

    static Board follow(URI reporter, Arrivals arrivals) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(reporter.resolve("/api/v1/live"))
                .header("Accept", "text/event-stream")
                .build();
        try {
            HttpResponse<Stream<String>> response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, BodyHandlers.ofLines());
            return new Board(response.body(), arrivals);
        } catch (IOException e) {
            throw new BenchException("the live board does not answer: " + e, e);
        }
    }

    private void run() {
        try {
            lines.filter(line -> line.startsWith(DATA)).forEach(line -> read(line.substring(DATA.length())));
        } catch (UncheckedIOException e) {
            // The board was closed.
            return;
        }
    }

    /** The state and each patch of it have the offsets that changed. */
    private void read(String data) {
        try {
            JsonNode cut = JSON.readTree(data).path("cut");
            cut.properties()
                    .forEach(end -> arrivals.sees(
                            Integer.parseInt(end.getKey()), end.getValue().asLong()));
        } catch (JsonProcessingException e) {
            throw new BenchException("the live board sends no JSON", e);
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
