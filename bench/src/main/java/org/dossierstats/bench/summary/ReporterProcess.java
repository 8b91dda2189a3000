package org.dossierstats.bench.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dossierstats.bench.data.Answer;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.process.Health;
import org.dossierstats.bench.process.Kafka;
import org.dossierstats.period.Period;

/** dossier-stats reporter serve, asked over HTTP as anybody asks it. */
public final class ReporterProcess implements AutoCloseable {
    private static final Pattern LISTENS = Pattern.compile("summaries on (http://\\S+)");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration LOAD_LIMIT = Duration.ofMinutes(10);
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Child process;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();
    private final double loadSeconds;

    private ReporterProcess(Child process, URI address, long startedNanos) throws InterruptedException {
        this.process = process;
        this.address = address;
        new Health(address, process).awaitReady(LOAD_LIMIT);
        this.loadSeconds = (System.nanoTime() - startedNanos) / 1e9;
    }

    /** Starts one and waits until it gives summaries. */
    public static ReporterProcess start(Children children, Kafka kafka) throws InterruptedException {
        long started = System.nanoTime();
        Child process = children.program(kafka.told("reporter", "serve", "--port", "0"));
        String address = process.await(LISTENS, START_LIMIT).group(1);
        return new ReporterProcess(process, URI.create(address), started);
    }

    /** From the start of the process until it is ready. */
    public double loadSeconds() {
        return loadSeconds;
    }

    public Child process() {
        return process;
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    /** Its summary of a period in JSON, all rows of it. */
    public byte[] summary(Period period) throws InterruptedException {
        HttpResponse<byte[]> response =
                get("/api/v1/summaries?period=" + period.from() + ".." + period.to() + "&calendar=calendar");
        if (response.statusCode() != OK) {
            throw new BenchException("the reporter answers " + response.statusCode());
        }
        return response.body();
    }

    private HttpResponse<byte[]> get(String path) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new BenchException("the reporter does not answer: " + e, e);
        }
    }

    /** The same, read. */
    public Answer answer(Period period) {
        try {
            SortedMap<String, Answer.Row> rows = new TreeMap<>();
            for (JsonNode row : JSON.readTree(summary(period)).path("byProcedure")) {
                rows.put(row.path("procedure").asText(), row(row));
            }
            return new Answer(rows);
        } catch (IOException e) {
            throw new BenchException("the reporter's summary is not JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private static Answer.Row row(JsonNode row) {
        return new Answer.Row(
                row.path("received").path("carriedIn").asLong(),
                row.path("received").path("inPeriod").asLong(),
                row.path("resolved").path("early").asLong(),
                row.path("resolved").path("onTime").asLong(),
                row.path("resolved").path("late").asLong(),
                row.path("pending").path("total").asLong(),
                row.path("pending").path("overdue").asLong());
    }

    @Override
    public void close() {
        process.close();
    }
}
