package org.dossierstats.reporter.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The board of those who may see the same: its state and the latest changes, numbered. Whoever has seen some number gets what came
 * after it; whoever has fallen back too far, or comes from elsewhere, gets the whole state. Nobody waits for anybody.
 *
 * <p>Thread safety: everything under a lock; one thread changes, many follow.
 */
final class LiveScope {
    private static final int CHANGES_KEPT = 500;

    /** Names this board in this run of the server: the numbers of another say nothing here. */
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Message> changes = new ArrayDeque<>();
    private @Nullable ObjectNode state;
    private long number;
    private boolean ended;

    /**
     * A message to a follower.
     *
     * @param event {@code state} or {@code change}
     * @param data JSON in one line
     */
    record Message(String event, String id, long number, String data) {}

    /** This is the state now. */
    void turnTo(ObjectNode next) {
        lock.lock();
        try {
            ObjectNode before = state;
            state = next;
            if (before == null) {
                number = 1;
                changed.signalAll();
                return;
            }
            ObjectNode patch = MergePatch.between(before, next);
            if (!patch.isEmpty()) {
                number++;
                changes.addLast(new Message("change", id(number), number, patch.toString()));
                if (changes.size() > CHANGES_KEPT) {
                    changes.removeFirst();
                }
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The number in an id that this board gave; 0 if it is another's, or none. */
    long seen(@Nullable String id) {
        if (id == null || !id.startsWith(run + "-")) {
            return 0;
        }
        String digits = id.substring(run.length() + 1);
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    /**
     * What came after a number; waits for it, but not longer than that.
     *
     * @param seen 0 for nothing
     * @return empty if nothing came
     * @throws InterruptedException if the follower is to end
     */
    List<Message> after(long seen, Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = longest.toNanos();
            while (!ended && (state == null || number == seen) && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            if (state == null || number == seen) {
                return List.of();
            }
            boolean follows = seen > 0
                    && seen < number
                    && !changes.isEmpty()
                    && changes.peekFirst().number() <= seen + 1;
            if (!follows) {
                return List.of(new Message("state", id(number), number, state.toString()));
            }
            List<Message> missed = new ArrayList<>();
            changes.forEach(change -> {
                if (change.number() > seen) {
                    missed.add(change);
                }
            });
            return missed;
        } finally {
            lock.unlock();
        }
    }

    /** The whole state; waits for the first, but not longer than that. */
    @Nullable
    String whole(Duration longest) throws InterruptedException {
        List<Message> messages = after(0, longest);
        return messages.isEmpty() ? null : messages.get(0).data();
    }

    private String id(long of) {
        return run + "-" + of;
    }

    /** Lets all followers go. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
