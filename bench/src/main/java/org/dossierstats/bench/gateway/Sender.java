package org.dossierstats.bench.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dossierstats.bench.process.BenchException;

/** Sends events to a gateway in each of the ways it takes. */
final class Sender {
    private static final int ACCEPTED = 202;
    private static final int BATCHES_AT_A_TIME = 4;
    private static final int SINGLES_AT_A_TIME = 16;
    private static final int CHUNK_LINES = 1_000;
    private static final double NANOS_A_MS = 1e6;

    private final URI gateway;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Sender(URI gateway) {
        this.gateway = gateway;
    }

    /** All in one request, a line each. */
    List<Double> stream(List<byte[]> events) throws InterruptedException {
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < events.size(); from += CHUNK_LINES) {
            chunks.add(joined(events.subList(from, Math.min(events.size(), from + CHUNK_LINES)), "", "\n", "\n"));
        }
        return List.of(post("application/x-ndjson", BodyPublishers.ofByteArrays(chunks)));
    }

    /** So many a request. */
    List<Double> batches(List<byte[]> events, int size) throws InterruptedException {
        List<Callable<Double>> requests = new ArrayList<>();
        for (int from = 0; from < events.size(); from += size) {
            List<byte[]> batch = events.subList(from, Math.min(events.size(), from + size));
            requests.add(() -> post(
                    "application/cloudevents-batch+json", BodyPublishers.ofByteArray(joined(batch, "[", ",", "]"))));
        }
        return together(requests, BATCHES_AT_A_TIME);
    }

    /** One a request. */
    List<Double> singles(List<byte[]> events) throws InterruptedException {
        List<Callable<Double>> requests = new ArrayList<>();
        for (byte[] event : events) {
            requests.add(() -> post("application/cloudevents+json", BodyPublishers.ofByteArray(event)));
        }
        return together(requests, SINGLES_AT_A_TIME);
    }

    private static byte[] joined(List<byte[]> events, String begin, String between, String end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(begin.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < events.size(); i++) {
            bytes.writeBytes(events.get(i));
            bytes.writeBytes((i + 1 < events.size() ? between : end).getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static List<Double> together(List<Callable<Double>> requests, int atATime) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(atATime);
        try {
            List<Double> milliseconds = new ArrayList<>();
            for (Future<Double> answered : senders.invokeAll(requests)) {
                milliseconds.add(answered.get());
            }
            return milliseconds;
        } catch (ExecutionException e) {
            throw new BenchException("the gateway does not take events: " + e.getCause(), e);
        } finally {
            senders.shutdownNow();
        }
    }

    /** How long until Kafka has it, in milliseconds. */
    private double post(String contentType, BodyPublisher body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway)
                .header("Content-Type", contentType)
                .POST(body)
                .build();
        long begun = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != ACCEPTED) {
                throw new BenchException("the gateway answers " + response.statusCode() + ": " + response.body());
            }
            return (System.nanoTime() - begun) / NANOS_A_MS;
        } catch (IOException e) {
            throw new BenchException("the gateway does not answer: " + e, e);
        }
    }
}
