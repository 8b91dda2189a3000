package org.dossierstats.reporter.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.ReporterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the counts again and again while anybody looks at a board, and turns each board to what it finds.
 *
 * <p>Thread safety: one thread looks; followers have their scopes from {@link #follow}.
 */
public final class LiveHub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** A board nobody looks at is forgotten after so many looks. */
    private static final int LOOKS_UNSEEN = 300;

    private final LiveSource source;
    private final Feed feed;
    private final Names names;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Map<Visible, Followed> boards = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "live-board");
    private volatile boolean closed;

    /** A board and how many follow it. */
    private static final class Followed {
        final LiveScope scope;
        final AtomicInteger followers = new AtomicInteger();
        int unseen;

        Followed(LiveScope scope) {
            this.scope = scope;
        }
    }

    private LiveHub(LiveSource source, Names names) {
        this.source = source;
        this.feed = new Feed(source, System::nanoTime);
        this.names = names;
    }

    /** Starts to look, as soon as somebody follows. */
    public static LiveHub start(LiveSource source, Names names) {
        LiveHub hub = new LiveHub(source, names);
        hub.thread.setDaemon(true);
        hub.thread.start();
        return hub;
    }

    /** Follows the board of those who may see this; to be {@linkplain Following#close ended}. */
    Following follow(Visible visible) {
        Followed followed = boards.compute(visible, (key, known) -> {
            Followed board = known == null ? new Followed(new LiveScope(run)) : known;
            board.followers.incrementAndGet();
            return board;
        });
        return new Following(followed.scope, followed.followers::decrementAndGet);
    }

    /** One who follows a board. */
    record Following(LiveScope scope, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    private void run() {
        try {
            while (!closed) {
                if (!boards.isEmpty()) {
                    look();
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            LOG.debug("closed");
        }
    }

    void look() {
        feed.look();
        boards.forEach((visible, board) -> {
            board.scope.turnTo(state(visible));
            board.unseen = board.followers.get() > 0 ? 0 : board.unseen + 1;
        });
        boards.values().removeIf(board -> board.unseen > LOOKS_UNSEEN && board.followers.get() == 0);
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
        closed = true;
        thread.interrupt();
        boards.values().forEach(board -> board.scope.end());
    }
}
