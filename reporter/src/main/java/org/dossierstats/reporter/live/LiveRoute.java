package org.dossierstats.reporter.live;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.access.Visible;
import org.dossierstats.reporter.live.LiveHub.Following;
import org.dossierstats.reporter.live.LiveScope.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/v1/live}: the state of the board, or, for who accepts {@code text/event-stream}, a stream of it: the state, then each
 * change as a JSON merge patch. Each viewer has a thread of the server as long as the connection lasts.
 */
public final class LiveRoute {
    /** Where it is. */
    public static final String PATH = "/api/v1/live";

    /** So many can look at once; who comes then is told to come again. */
    public static final int MOST_VIEWERS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoute.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration FIRST_STATE = Duration.ofSeconds(10);
    private static final String STREAM = "text/event-stream";
    private static final int RETRY_MS = 2000;

    private final LiveHub hub;
    private final Function<Context, Visible> visible;
    private final Semaphore places = new Semaphore(MOST_VIEWERS);

    /** @param visible tells what the caller may see, or refuses it */
    public LiveRoute(LiveHub hub, Function<Context, Visible> visible) {
        this.hub = hub;
        this.visible = visible;
    }

    /**
     * Answers.
     *
     * @throws ReporterException if there is no place left, or no state in time
     */
    public void answer(Context context) throws IOException {
        Visible shown = visible.apply(context);
        if (!places.tryAcquire()) {
            throw new ReporterException("there are " + MOST_VIEWERS + " viewers already; try again later");
        }
        try (Following following = hub.follow(shown)) {
            String accept = context.header("Accept");
            if (accept != null && accept.contains(STREAM)) {
                stream(context, following.scope(), shown);
            } else {
                state(context, following.scope());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReporterException("the server ends", e);
        } finally {
            places.release();
        }
    }

    /** How many look now. */
    public int viewers() {
        return MOST_VIEWERS - places.availablePermits();
    }

    private static void state(Context context, LiveScope scope) throws InterruptedException {
        String state = scope.whole(FIRST_STATE);
        if (state == null) {
            throw new ReporterException("there is no state of the board yet; try again");
        }
        context.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(state + "\n");
    }

    private void stream(Context context, LiveScope scope, Visible shown) throws IOException, InterruptedException {
        context.status(HttpStatus.OK)
                .contentType(STREAM + ";charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no");
        ServletOutputStream out = context.res().getOutputStream();
        long seen = scope.seen(context.header("Last-Event-ID"));
        try {
            write(out, "retry: " + RETRY_MS + "\n\n");
            while (!scope.hasEnded()) {
                List<Message> messages = scope.after(seen, HEARTBEAT);
                if (!maySee(context, shown)) {
                    return;
                }
                for (Message message : messages) {
                    write(
                            out,
                            "event: " + message.event() + "\nid: " + message.id() + "\ndata: " + message.data()
                                    + "\n\n");
                    seen = message.number();
                }
                if (messages.isEmpty()) {
                    write(out, "event: beat\ndata: {}\n\n");
                }
                out.flush();
            }
        } catch (IOException e) {
            LOG.debug("a viewer left: {}", e.toString());
        }
    }

    /** Whether who follows may still see the same: a key taken back ends the stream, and nothing more is sent. */
    private boolean maySee(Context context, Visible shown) {
        try {
            return visible.apply(context).equals(shown);
        } catch (HttpResponseException e) {
            LOG.debug("a viewer may not see the board any more: {}", e.getMessage());
            return false;
        }
    }

    private static void write(ServletOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
