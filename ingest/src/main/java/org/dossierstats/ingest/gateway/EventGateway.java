package org.dossierstats.ingest.gateway;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.Decoded.Refused;
import org.dossierstats.wire.Decoded.Valid;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.ProblemJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/v1/events}: CloudEvents over HTTP, one in structured or binary mode, a batch of them, or a stream of lines. The answer
 * comes when Kafka has them for good; until then nothing is certain, and sending again is always safe.
 */
public final class EventGateway {
    public static final String PATH = "/api/v1/events";

    private static final Logger LOG = LoggerFactory.getLogger(EventGateway.class);
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final Set<String> LINES =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines");
    private static final String RETRY_SECONDS = "5";

    /** Events of a stream on their way at a time: its memory. */
    private static final int WINDOW = 5_000;

    private final DossierEvents events;
    private final GatewayLimits limits;
    private final Semaphore requests;

    public EventGateway(DossierEvents events, GatewayLimits limits) {
        this.events = events;
        this.limits = limits;
        this.requests = new Semaphore(limits.requests());
    }

    /** Adds its routes to a server. */
    public void routes(JavalinConfig config) {
        config.routes.post(PATH, this::post);
    }

    private void post(Context context) {
        if (!requests.tryAcquire()) {
            context.header("Retry-After", "1");
            problem(context, 429, null, "too many requests at a time; send this one again");
            return;
        }
        try {
            take(context);
        } catch (RefusedRequest e) {
            problem(context, e.status(), e.reason(), String.valueOf(e.getMessage()));
        } catch (PublishException | TimeoutException e) {
            LOG.warn("answered 503: {}", e.getMessage());
            unavailable(context);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            unavailable(context);
        } catch (IOException e) {
            problem(context, 400, Decoded.Reason.UNDECODABLE.name(), "the body ended before its time");
        } finally {
            requests.release();
        }
    }

    private static void unavailable(Context context) {
        context.header("Retry-After", RETRY_SECONDS);
        problem(
                context,
                503,
                null,
                "Kafka did not acknowledge in time; send all of it again, nothing will be counted twice");
    }

    private void take(Context context) throws RefusedRequest, IOException, InterruptedException, TimeoutException {
        String encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RefusedRequest(415, "a body is taken as it is: leave Content-Encoding out");
        }
        String contentType = mediaType(context.contentType());
        boolean atomic = atomic(context.queryParam("atomic"));
        InputStream body = context.bodyInputStream();
        if (LINES.contains(contentType)) {
            if (atomic) {
                throw new RefusedRequest(400, "a stream cannot be atomic; send a batch");
            }
            stream(context, new Items.Lines(body));
        } else if (contentType.equals(BATCH)) {
            batch(context, Items.ofBatch(Items.whole(body, limits.bodyBytes()), limits.batchItems()), atomic);
        } else if (contentType.equals(EventJson.CONTENT_TYPE)) {
            single(context, EventJson.decode(Items.whole(body, limits.bodyBytes())));
        } else if (context.header("ce-specversion") != null) {
            single(
                    context,
                    EventJson.decodeWithoutKey(Items.whole(body, limits.bodyBytes()), name -> header(context, name)));
        } else {
            throw new RefusedRequest(
                    415,
                    "the content type must be " + EventJson.CONTENT_TYPE + ", " + BATCH
                            + " or application/x-ndjson; or send an event in binary mode, with ce-specversion and the"
                            + " other ce- headers");
        }
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static boolean atomic(@Nullable String parameter) throws RefusedRequest {
        if (parameter == null || parameter.equals("false")) {
            return false;
        }
        if (parameter.equals("true")) {
            return true;
        }
        throw new RefusedRequest(400, "atomic must be true or false");
    }

    /** Of an event in binary mode, by the name it has in Kafka; percent-encoded in HTTP. */
    private static byte @Nullable [] header(Context context, String name) {
        String value = context.header(name.replace('_', '-'));
        if (value == null) {
            return null;
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value.getBytes(StandardCharsets.UTF_8);
        }
    }

    private void single(Context context, Decoded decoded)
            throws RefusedRequest, InterruptedException, TimeoutException {
        if (decoded instanceof Refused refused) {
            throw RefusedRequest.of(refused);
        }
        batch(context, List.of(decoded), false);
    }

    private void batch(Context context, List<Decoded> items, boolean atomic)
            throws InterruptedException, TimeoutException {
        Receipt receipt = Receipt.ofAll();
        List<Event> valid = new ArrayList<>();
        for (Decoded item : items) {
            receipt.add(receipt.accepted() + receipt.refused() + 1, item);
            if (item instanceof Valid each) {
                valid.add(each.event());
            }
        }
        boolean publishes = !(atomic && receipt.refused() > 0);
        if (publishes && atomic && !valid.isEmpty()) {
            events.publishTogether(valid);
        } else if (publishes) {
            await(CompletableFuture.allOf(valid.stream().map(events::publish).toArray(CompletableFuture<?>[]::new)));
        }
        answer(context, receipt, publishes);
    }

    private void await(CompletableFuture<Void> published) throws InterruptedException, TimeoutException {
        try {
            published.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PublishException failed ? failed : new IllegalStateException(e.getCause());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what completes it is all there is to it
    private void stream(Context context, Items.Lines lines) throws IOException, InterruptedException, TimeoutException {
        Receipt receipt = Receipt.ofStream();
        Semaphore window = new Semaphore(WINDOW);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (Decoded item = lines.next(); item != null && failure.get() == null; item = lines.next()) {
            receipt.add(lines.number(), item);
            if (item instanceof Valid valid) {
                acquire(window, 1);
                events.publish(valid.event()).whenComplete((done, failed) -> {
                    if (failed != null) {
                        failure.compareAndSet(null, failed);
                    }
                    window.release();
                });
            }
        }
        acquire(window, WINDOW);
        if (failure.get() instanceof PublishException failed) {
            throw failed;
        }
        answer(context, receipt, true);
    }

    private void acquire(Semaphore window, int places) throws InterruptedException, TimeoutException {
        if (!window.tryAcquire(places, limits.answer().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("Kafka did not acknowledge within " + limits.answer());
        }
    }

    private static void answer(Context context, Receipt receipt, boolean published) {
        boolean taken = published && (receipt.accepted() > 0 || receipt.refused() == 0);
        context.status(taken ? 202 : 422).contentType("application/json").result(receipt.json(published));
    }

    private static void problem(Context context, int status, @Nullable String reason, String detail) {
        context.status(status)
                .contentType(ProblemJson.CONTENT_TYPE)
                .result(ProblemJson.write(status, HttpStatus.forStatus(status).getMessage(), detail, reason));
    }
}
