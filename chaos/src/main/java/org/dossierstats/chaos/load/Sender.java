package org.dossierstats.chaos.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.wire.EventJson;
import org.jspecify.annotations.Nullable;

/**
 * Posts events to the gateway at a steady rate, and again whatever was not answered with 202: so much of it comes twice.
 *
 * <p>Thread safety: sends on a thread of its own.
 */
public final class Sender implements AutoCloseable {
    private static final int BATCHES_A_SECOND = 10;
    private static final int ACCEPTED = 202;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(300);

    private final URI gateway;
    private final int rate;
    private final Iterator<Event> events;
    private final Accepted accepted = new Accepted();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Thread thread = new Thread(this::run, "sender");
    private boolean paused;
    private boolean sending;
    private boolean closed;
    private long again;
    private @Nullable RuntimeException failure;

    private Sender(URI gateway, int rate, Iterator<Event> events) {
        this.gateway = gateway;
        this.rate = rate;
        this.events = events;
    }

    /**
     * Begins to send.
     *
     * @param rate events a second
     */
    public static Sender start(String gateway, int rate, long seed, Rules rules) {
        Sender sender = new Sender(URI.create(gateway), rate, new Made(seed, rules));
        sender.thread.setDaemon(true);
        sender.thread.start();
        return sender;
    }

    private void run() {
        try {
            long next = System.nanoTime();
            while (mayGoOn()) {
                List<Event> batch = new ArrayList<>();
                for (int i = 0; i < rate / BATCHES_A_SECOND; i++) {
                    batch.add(events.next());
                }
                post(batch);
                ended();
                // What an outage has held up is not made good at once, as no office does.
                next = Math.max(next, System.nanoTime() - TimeUnit.SECONDS.toNanos(1))
                        + TimeUnit.SECONDS.toNanos(1) / BATCHES_A_SECOND;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, next - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private synchronized boolean mayGoOn() throws InterruptedException {
        while (paused && !closed) {
            wait();
        }
        sending = !closed;
        return !closed;
    }

    private synchronized void ended() {
        sending = false;
        notifyAll();
    }

    private synchronized void failed(RuntimeException reason) {
        failure = reason;
        ended();
    }

    /** Until it is accepted. */
    private void post(List<Event> batch) throws InterruptedException {
        byte[] lines = lines(batch);
        while (!isAccepted(lines)) {
            synchronized (this) {
                again += batch.size();
            }
            TimeUnit.NANOSECONDS.sleep(BEFORE_AGAIN.toNanos());
        }
        accepted.add(batch, System.nanoTime());
    }

    private boolean isAccepted(byte[] lines) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway)
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(lines))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            int status = response.statusCode();
            if (status >= CLIENT_ERROR && status < SERVER_ERROR && status != TOO_MANY) {
                throw new BenchException("the gateway answers " + status + ": " + response.body());
            }
            return status == ACCEPTED;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] lines(List<Event> batch) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Event event : batch) {
            lines.writeBytes(EventJson.encode(event));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /** What was accepted. */
    public Accepted accepted() {
        return accepted;
    }

    /** How many were sent again because it was not certain that they had been taken. */
    public synchronized long again() {
        return again;
    }

    /**
     * Sends nothing more, and waits until all that was sent is accepted.
     *
     * @throws BenchException if that takes longer, or the gateway refused something
     */
    public synchronized void settle(Duration limit) throws InterruptedException {
        paused = true;
        long deadline = System.nanoTime() + limit.toNanos();
        while (sending && failure == null) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new BenchException("the gateway does not accept events for " + limit.toSeconds() + " s");
            }
            wait(left);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Goes on sending. */
    public synchronized void resume() {
        paused = false;
        notifyAll();
    }

    @Override
    public void close() throws InterruptedException {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.interrupt();
        thread.join();
    }
}
