package org.dossierstats.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody who asks the reporter process for a summary over HTTP, again and again, whatever happens to it. */
public final class Viewer implements AutoCloseable {
    private static final int OK = 200;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final Findings findings;
    private final CutHistory cuts = new CutHistory();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "viewer");

    private Viewer(URI address, Findings findings) {
        this.address = address;
        this.findings = findings;
    }

    /**
     * Begins to ask.
     *
     * @param summaries where the reporter gives them
     */
    public static Viewer start(String summaries, Findings findings) {
        Viewer viewer = new Viewer(
                URI.create(summaries + "?period=" + Oracle.ALL.from() + ".." + Oracle.ALL.to() + "&calendar=calendar"),
                findings);
        viewer.thread.setDaemon(true);
        viewer.thread.start();
        return viewer;
    }

    private void run() {
        try {
            while (!closed.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(ANSWER_LIMIT).build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == OK) {
                shown(JSON.readTree(response.body()));
            }
        } catch (IOException e) {
            // Nothing is shown; how long that lasts is what is measured.
            return;
        }
    }

    private void shown(JsonNode summary) {
        Map<Integer, Long> cut = new HashMap<>();
        summary.path("cut")
                .properties()
                .forEach(end ->
                        cut.put(Integer.parseInt(end.getKey()), end.getValue().asLong()));
        findings.looked();
        if (!summary.path("balanced").asBoolean()) {
            findings.unbalanced("over HTTP, cut " + cut);
        }
        cuts.shows(cut, System.nanoTime());
    }

    /** What was shown when. */
    public CutHistory cuts() {
        return cuts;
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.interrupt();
        thread.join();
    }
}
