package org.dossierstats.ingest.gateway;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.dossierstats.access.Access;
import org.dossierstats.access.AccessException;
import org.dossierstats.access.NotAdmittedException;
import org.dossierstats.http.Hosts;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.ProblemJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every route that takes events shares: who is let in, how many at a time, and what a request that fails is answered. */
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final String RETRY_SECONDS = "5";

    /** Taken in after an answer that came before the end of the request. */
    private static final long MOST_BYTES_AFTER = 64 * 1024 * 1024;

    private static final Duration MOST_AFTER = Duration.ofSeconds(5);

    private final Access<Caller> access;
    private final Semaphore requests;

    /** What a route does with a request that was let in. */
    interface Room {
        void take(Context context, Caller caller)
                throws RefusedRequest, IOException, InterruptedException, TimeoutException;
    }

    /** @param requests at a time; more are told to come again */
    Door(Access<Caller> access, int requests) {
        this.access = access;
        this.requests = new Semaphore(requests);
    }

    void enter(Context context, Room room) {
        if (access.isOpen() && !Hosts.LOOPBACK.has(context)) {
            problem(
                    context,
                    421,
                    null,
                    "this server asks for no key and takes events for localhost only; start it with --keys");
            return;
        }
        Caller caller;
        try {
            caller = access.caller(context.header("Authorization"));
        } catch (NotAdmittedException e) {
            context.header("WWW-Authenticate", "Bearer realm=\"dossier-stats\"");
            problem(context, 401, null, String.valueOf(e.getMessage()));
            return;
        } catch (AccessException e) {
            LOG.warn("answered 503: {}", e.getMessage());
            comeAgain(context, 503, RETRY_SECONDS, "who you are cannot be checked now; send all of it again");
            return;
        }
        if (!requests.tryAcquire()) {
            comeAgain(context, 429, "1", "too many requests at a time; send this one again");
            return;
        }
        try {
            take(context, caller, room);
        } finally {
            requests.release();
        }
    }

    private static void take(Context context, Caller caller, Room room) {
        try {
            room.take(context, caller);
        } catch (RefusedRequest e) {
            problem(context, e.status(), e.reason(), String.valueOf(e.getMessage()));
            takeIn(context);
        } catch (PublishException | TimeoutException e) {
            LOG.warn("answered 503 to {}: {}", caller.name(), e.getMessage());
            unavailable(context);
            takeIn(context);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            unavailable(context);
        } catch (TimedBody.TooSlowException e) {
            problem(context, 408, null, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            problem(context, 400, Decoded.Reason.UNDECODABLE.name(), "the body ended before its time");
        }
    }

    /**
     * Sends the answer and takes in what is still sent, within limits: were the connection closed on somebody who is still sending, the
     * network would forget the answer with it.
     */
    private static void takeIn(Context context) {
        long endNanos = System.nanoTime() + MOST_AFTER.toNanos();
        byte[] buffer = new byte[64 * 1024];
        long taken = 0;
        try {
            byte[] answer = Objects.requireNonNull(context.resultInputStream()).readAllBytes();
            context.res().setContentLength(answer.length);
            context.res().getOutputStream().write(answer);
            context.res().flushBuffer();
            InputStream rest = context.req().getInputStream();
            for (int read = 0;
                    read >= 0 && taken < MOST_BYTES_AFTER && System.nanoTime() - endNanos < 0;
                    taken += read) {
                read = rest.read(buffer);
            }
        } catch (IOException e) {
            LOG.debug("whoever was answered {} is gone: {}", context.statusCode(), e.toString());
        }
    }

    private static void unavailable(Context context) {
        comeAgain(
                context,
                503,
                RETRY_SECONDS,
                "Kafka did not acknowledge in time; send all of it again, nothing will be counted twice");
    }

    private static void comeAgain(Context context, int status, String afterSeconds, String detail) {
        context.header("Retry-After", afterSeconds);
        problem(context, status, null, detail);
    }

    /** In UTF-8, as JSON is: left to itself, Jetty writes a text of this content type in ISO 8859-1. */
    static void problem(Context context, int status, @Nullable String reason, String detail) {
        String json = ProblemJson.write(status, HttpStatus.forStatus(status).getMessage(), detail, reason);
        context.status(status).contentType(ProblemJson.CONTENT_TYPE).result(json.getBytes(StandardCharsets.UTF_8));
    }
}
