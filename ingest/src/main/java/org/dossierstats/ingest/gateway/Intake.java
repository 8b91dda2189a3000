package org.dossierstats.ingest.gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.format.JsonLines;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.wire.Decoded;
import org.jspecify.annotations.Nullable;

/** One request: what it says of its body, and the way of its items into Kafka and back into an answer. */
final class Intake {
    private static final Set<String> LINES =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines");

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

    /** Events of a stream on their way at a time: its memory. */
    private static final int WINDOW = 5_000;

    /** So many of a stream must come within the time a body has. */
    private static final int LINES_IN_TIME = 1_000;

    private final DossierEvents events;
    private final GatewayLimits limits;
    private final Context context;
    private final Caller caller;
    private final TimedBody body;

    /** @throws RefusedRequest if the body is compressed, or in letters other than UTF-8 */
    Intake(DossierEvents events, GatewayLimits limits, Context context, Caller caller) throws RefusedRequest {
        String encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new RefusedRequest(415, "a body is taken as it is: leave Content-Encoding out");
        }
        Matcher charset = CHARSET.matcher(contentType(context));
        if (charset.find() && !charset.group(1).equalsIgnoreCase("utf-8")) {
            throw new RefusedRequest(415, "a body is taken in UTF-8 only");
        }
        this.events = events;
        this.limits = limits;
        this.context = context;
        this.caller = caller;
        this.body = new TimedBody(context.bodyInputStream(), limits.body());
    }

    /** As it was sent: Jetty's own reading of it fails if the charset is not one it knows. */
    private static String contentType(Context context) {
        return Objects.requireNonNullElse(context.header("Content-Type"), "");
    }

    String mediaType() {
        return contentType(context).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    boolean isStream() {
        return LINES.contains(mediaType());
    }

    private boolean atomic() throws RefusedRequest {
        String parameter = context.queryParam("atomic");
        if (parameter == null || parameter.equals("false")) {
            return false;
        }
        if (parameter.equals("true")) {
            return true;
        }
        throw new RefusedRequest(400, "atomic must be true or false");
    }

    /** The whole body, if it is no longer than allowed. */
    byte[] whole() throws IOException, RefusedRequest {
        return Items.whole(body, limits.bodyBytes());
    }

    void single(Sent item) throws RefusedRequest, InterruptedException, TimeoutException {
        atomic();
        Sent checked = item.checked(caller);
        if (checked instanceof Sent.Refused refused) {
            events.outcomes().refused(refused.why().reason());
            throw RefusedRequest.of(refused.why());
        }
        take(List.of(checked), false);
    }

    void batch(byte[] array, Items.Reader reader) throws RefusedRequest, InterruptedException, TimeoutException {
        boolean atomic = atomic();
        take(
                Items.ofBatch(array, reader, limits.batchItems()).stream()
                        .map(item -> item.checked(caller))
                        .toList(),
                atomic);
    }

    private void take(List<Sent> items, boolean atomic) throws InterruptedException, TimeoutException {
        Receipt receipt = Receipt.ofAll();
        for (Sent item : items) {
            add(receipt, receipt.accepted() + receipt.refused() + 1, item);
        }
        List<Event> valid =
                items.stream().flatMap(item -> item.events().stream()).toList();
        boolean publishes = !(atomic && receipt.refused() > 0);
        if (publishes && atomic && !valid.isEmpty()) {
            events.publishTogether(valid);
        } else if (publishes) {
            await(CompletableFuture.allOf(valid.stream().map(events::publish).toArray(CompletableFuture<?>[]::new)));
        }
        answer(receipt, publishes);
    }

    private void add(Receipt receipt, long number, Sent item) {
        receipt.add(number, item);
        if (item instanceof Sent.Refused refused) {
            events.outcomes().refused(refused.why().reason());
        }
    }

    private void await(CompletableFuture<Void> published) throws InterruptedException, TimeoutException {
        try {
            published.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PublishException failed ? failed : new IllegalStateException(e.getCause());
        }
    }

    void stream(Items.Reader reader) throws RefusedRequest, IOException, InterruptedException, TimeoutException {
        if (atomic()) {
            throw new RefusedRequest(400, "a stream cannot be atomic; send a batch");
        }
        JsonLines lines = new JsonLines(body, reader.maxBytes());
        Receipt receipt = Receipt.ofStream();
        Semaphore window = new Semaphore(WINDOW);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (byte[] line = lines.next(); line != null && failure.get() == null; line = lines.next()) {
            Sent item = read(line, reader).checked(caller);
            add(receipt, lines.number(), item);
            if (lines.number() % LINES_IN_TIME == 0) {
                body.renew();
            }
            for (Event event : item.events()) {
                acquire(window, 1);
                publish(event, window, failure);
            }
        }
        acquire(window, WINDOW);
        if (failure.get() instanceof PublishException failed) {
            throw failed;
        }
        answer(receipt, true);
    }

    private static Sent read(byte[] line, Items.Reader reader) {
        return line.length <= reader.maxBytes()
                ? reader.read(line)
                : new Sent.Refused(new Decoded.Refused(
                        Decoded.Reason.TOO_LARGE, "the line has more than " + reader.maxBytes() + " bytes"));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what completes it is all there is to it
    private void publish(Event event, Semaphore window, AtomicReference<@Nullable Throwable> failure) {
        events.publish(event).whenComplete((done, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
            window.release();
        });
    }

    private void acquire(Semaphore window, int places) throws InterruptedException, TimeoutException {
        if (!window.tryAcquire(places, limits.answer().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("Kafka did not acknowledge within " + limits.answer());
        }
    }

    private void answer(Receipt receipt, boolean published) {
        boolean taken = published && (receipt.accepted() > 0 || receipt.refused() == 0);
        context.status(taken ? 202 : 422).contentType("application/json").result(receipt.json(published));
    }
}
