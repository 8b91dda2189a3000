package org.dossierstats.bench.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
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
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Child process;
    private final URI address;
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
    public byte[] summary(Period period) {
        return get("/api/v1/summaries?period=" + period.from() + ".." + period.to() + "&calendar=calendar");
    }

    /** One connection that is kept, and no more work for the asking machine than to take the bytes in. */
    private byte[] get(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) address.resolve(path).toURL().openConnection();
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new BenchException("the reporter answers " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                return body.readAllBytes();
            }
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
