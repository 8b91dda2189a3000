package org.dossierstats.ingest.gateway;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
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
import org.dossierstats.ingest.access.Access;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.format.EventLines;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.Decoded.Refused;
import org.dossierstats.wire.Decoded.Valid;
import org.dossierstats.wire.EventJson;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/events}: CloudEvents over HTTP, one in structured or binary mode, a batch of them, or a stream of lines. The answer
 * comes when Kafka has them for good; until then nothing is certain, and sending again is always safe.
 */
public final class EventGateway {
    public static final String PATH = "/api/v1/events";

    private static final String BATCH = "application/cloudevents-batch+json";
    private static final Set<String> LINES =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines");

    /** Events of a stream on their way at a time: its memory. */
    private static final int WINDOW = 5_000;

    /** So many of a stream must come within the time a body has. */
    private static final int LINES_IN_TIME = 1_000;

    private final DossierEvents events;
    private final GatewayLimits limits;
    private final Door door;

    public EventGateway(DossierEvents events, Access access, GatewayLimits limits) {
        this.events = events;
        this.limits = limits;
        this.door = new Door(access, limits.requests());
    }

    /** Adds its routes to a server. */
    public void routes(JavalinConfig config) {
        config.routes.post(PATH, context -> door.enter(context, this::take));
    }

    private void take(Context context, Caller caller)
            throws RefusedRequest, IOException, InterruptedException, TimeoutException {
        String encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RefusedRequest(415, "a body is taken as it is: leave Content-Encoding out");
        }
        String contentType = mediaType(context.contentType());
        boolean atomic = atomic(context.queryParam("atomic"));
        TimedBody body = new TimedBody(context.bodyInputStream(), limits.body());
        if (LINES.contains(contentType)) {
            if (atomic) {
                throw new RefusedRequest(400, "a stream cannot be atomic; send a batch");
            }
            stream(context, caller, body);
        } else if (contentType.equals(BATCH)) {
            batch(context, checked(caller, Items.ofBatch(whole(body), limits)), atomic);
        } else if (contentType.equals(EventJson.CONTENT_TYPE)) {
            single(context, caller.checked(EventJson.decode(whole(body), limits.eventBytes())));
        } else if (context.header("ce-specversion") != null) {
            byte[] data = whole(body);
            single(context, caller.checked(EventJson.decodeWithoutKey(data, name -> header(context, name))));
        } else {
            throw new RefusedRequest(
                    415,
                    "the content type must be " + EventJson.CONTENT_TYPE + ", " + BATCH
                            + " or application/x-ndjson; or send an event in binary mode, with ce-specversion and the"
                            + " other ce- headers");
        }
    }

    private byte[] whole(InputStream body) throws IOException, RefusedRequest {
        return Items.whole(body, limits.bodyBytes());
    }

    private static List<Decoded> checked(Caller caller, List<Decoded> items) {
        return items.stream().map(caller::checked).toList();
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
    private void stream(Context context, Caller caller, TimedBody body)
            throws IOException, InterruptedException, TimeoutException {
        EventLines lines = new EventLines(body, limits.eventBytes());
        Receipt receipt = Receipt.ofStream();
        Semaphore window = new Semaphore(WINDOW);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (Decoded line = lines.next(); line != null && failure.get() == null; line = lines.next()) {
            Decoded item = caller.checked(line);
            receipt.add(lines.number(), item);
            if (lines.number() % LINES_IN_TIME == 0) {
                body.renew();
            }
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
}
