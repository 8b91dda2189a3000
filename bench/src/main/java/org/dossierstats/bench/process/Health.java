package org.dossierstats.bench.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What a server says of itself. */
public final class Health {
    private static final int OK = 200;
    private static final int LOOK_MS = 20;

    private final URI address;
    private final Child process;
    private final HttpClient client = HttpClient.newHttpClient();

    public Health(URI address, Child process) {
        this.address = address;
        this.process = process;
    }

    /**
     * Waits until it is ready.
     *
     * @throws BenchException if it is not within that time
     */
    public void awaitReady(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isReady()) {
            process.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new BenchException(address + " is not ready within " + limit.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    private boolean isReady() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/health/ready")).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }
}
