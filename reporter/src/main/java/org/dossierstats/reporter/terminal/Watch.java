package org.dossierstats.reporter.terminal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.dossierstats.reporter.LiveCounts;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.live.Feed;
import org.dossierstats.reporter.live.LiveSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the counts again and again and shows what it finds.
 *
 * <p>Thread safety: one thread looks at the counts and shows them, another at the feed, whose answer may be long in coming.
 */
public final class Watch {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** So long nothing is shown while the counts are read for the first time. */
    private static final Duration FIRST_LIMIT = Duration.ofSeconds(5);

    private final LiveSource source;
    private final Predicate<String> visible;
    private final Clock clock;
    private final Feed feed;
    private volatile boolean whole;
    private volatile boolean known;

    /**
     * Of some dossiers.
     *
     * @param clock tells what time it is
     */
    public Watch(LiveSource source, Predicate<String> visible, Clock clock) {
        this.source = source;
        this.visible = visible;
        this.clock = clock;
        this.feed = new Feed(source, System::nanoTime);
    }

    /**
     * Shows what stands until nobody can see it any more, or until it is interrupted.
     *
     * @throws ReporterException if the counts cannot be read at the start; later that is shown
     */
    public void run(Display display) throws InterruptedException {
        whole = awaitWhole(FIRST_LIMIT);
        lookAtFeed();
        Thread feeding = new Thread(this::keepLookingAtFeed, "watch-feed");
        feeding.setDaemon(true);
        feeding.start();
        try {
            while (display.show(glance())) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        } finally {
            feeding.interrupt();
            feeding.join(FIRST_LIMIT.toMillis());
        }
    }

    /**
     * What stands, as soon as the counts are whole.
     *
     * @throws ReporterException if they are not within the limit, or cannot be read
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public Glance once(Duration limit) throws InterruptedException {
        if (!awaitWhole(limit)) {
            throw new ReporterException("the counts are not whole yet (waited " + limit.toSeconds()
                    + " s): they are being rebuilt, or dossier-stats streams is not running; try again");
        }
        LiveCounts live = source.live(visible);
        long lag = source.lag();
        Feed.State state = live == null ? Feed.State.REBUILDING : lag > 0 ? Feed.State.BEHIND : Feed.State.LIVE;
        return glance(live, new Feed.Shown(state, lag), null);
    }

    private boolean awaitWhole(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean whole = source.live(visible) != null;
        while (!whole && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            whole = source.live(visible) != null;
        }
        return whole;
    }

    private void keepLookingAtFeed() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(Feed.BETWEEN_LOOKS.toMillis());
                lookAtFeed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What counts lag behind while they are not whole says nothing of those that are shown next. */
    private void lookAtFeed() {
        boolean before = whole;
        feed.look();
        known = before && whole;
    }

    private Glance glance() {
        LiveCounts live = null;
        String trouble = null;
        try {
            live = source.live(visible);
        } catch (ReporterException e) {
            trouble = e.getMessage();
        }
        whole = live != null;
        known = known && whole;
        LiveCounts shown = known ? live : null;
        return glance(shown, feed.shown(shown != null), trouble);
    }

    private Glance glance(@Nullable LiveCounts live, Feed.Shown shown, @Nullable String trouble) {
        return new Glance(live, shown, trouble, clock.instant().atZone(clock.getZone()));
    }
}
