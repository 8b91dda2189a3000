package org.dossierstats.reporter.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.access.Visible;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the counts again and again while anybody looks at a board, and turns each board to what it finds.
 *
 * <p>Thread safety: one thread looks at the counts, one at the feed, whose answer may be long in coming. A board is followed and forgotten
 * under the lock of its entry, so that nobody follows one that is forgotten.
 */
public final class LiveHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    /** A board nobody looks at is forgotten after so many looks. */
    private static final int LOOKS_UNSEEN = 600;

    private final LiveSource source;
    private final Feed feed;
    private final Names names;
    private final Map<Visible, Followed> boards = new ConcurrentHashMap<>();
    private final List<Thread> threads = List.of(
            new Thread(() -> run(this::look, BETWEEN_LOOKS), "live-board"),
            new Thread(() -> run(this::lookAtFeed, Feed.BETWEEN_LOOKS), "live-feed"));
    private volatile boolean closed;
    private volatile boolean failed;

    /** A board and how many follow it. */
    private static final class Followed {
        final LiveScope scope;
        final AtomicInteger followers = new AtomicInteger();
        int unseen;

        Followed(LiveScope scope) {
            this.scope = scope;
        }
    }

    LiveHub(LiveSource source, Names names) {
        this.source = source;
        this.feed = new Feed(source, System::nanoTime);
        this.names = names;
    }

    /** Starts to look, as soon as somebody follows. */
    public static LiveHub start(LiveSource source, Names names) {
        LiveHub hub = new LiveHub(source, names);
        hub.threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((failed, e) -> hub.fail(e));
            thread.start();
        });
        return hub;
    }

    /**
     * Follows the board of those who may see this; to be {@linkplain Following#close ended}.
     *
     * @throws ReporterException if nobody looks any more
     */
    Following follow(Visible visible) {
        if (closed) {
            throw new ReporterException("the live board has ended; the log says why");
        }
        Followed followed = boards.compute(visible, (key, known) -> {
            Followed board = known == null ? new Followed(new LiveScope()) : known;
            board.followers.incrementAndGet();
            return board;
        });
        if (closed) {
            followed.scope.end();
        }
        return new Following(followed.scope, followed.followers::decrementAndGet);
    }

    /** One who follows a board. */
    record Following(LiveScope scope, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /** A board that is not looked at any more must not look as if it were. */
    private void fail(Throwable e) {
        LOG.error("the live board ends, because of a bug, until this server is started again", e);
        failed = true;
        end();
    }

    /** Whether the boards have ended by themselves. */
    public boolean hasFailed() {
        return failed;
    }

    private void run(Runnable look, Duration pause) {
        try {
            while (!closed) {
                look.run();
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
        } catch (InterruptedException e) {
            LOG.debug("closed");
        }
    }

    void look() {
        for (Visible visible : boards.keySet()) {
            Followed board = boards.computeIfPresent(visible, (key, known) -> {
                known.unseen = known.followers.get() > 0 ? 0 : known.unseen + 1;
                return known.unseen > LOOKS_UNSEEN ? null : known;
            });
            if (board != null) {
                board.scope.turnTo(state(visible));
            }
        }
    }

    void lookAtFeed() {
        feed.look();
    }

    private ObjectNode state(Visible visible) {
        LiveCounts live = live(visible);
        ObjectNode json = live == null ? JsonNodeFactory.instance.objectNode() : LiveJson.of(live);
        feed.into(json, live != null);
        if (live != null) {
            names.into(json, live.board());
        }
        return json;
    }

    /** Null if there is no number to show. */
    private @Nullable LiveCounts live(Visible visible) {
        try {
            return source.live(visible);
        } catch (ReporterException e) {
            LOG.debug("no counts: {}", e.getMessage());
            return null;
        }
    }

    @Override
    public void close() {
        end();
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(END_LIMIT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        closed = true;
        boards.values().forEach(board -> board.scope.end());
    }
}
