package org.dossierstats.reporter.drilldown;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.drilldown.DossiersBehind.Behind;
import org.jspecify.annotations.Nullable;

/**
 * Lists of dossiers for a server, where each recount reads all events up to a cut. The last few lists are kept, so that the next page of one
 * costs nothing; one recount runs at a time, and only so many wait for their turn. A list is fixed by what was asked: of another cut it is
 * another. Thread-safe.
 */
public final class DossierLists {
    /** Lists that are kept. */
    public static final int MOST_LISTS = 8;

    /** Dossiers in the lists that are kept, together; the latest list is kept however long it is. */
    public static final int MOST_DOSSIERS = 500_000;

    /** Requests that wait while one recounts. */
    public static final int MOST_WAITING = 4;

    /** How long each of them waits. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /**
     * Which list.
     *
     * @param cut by partition of the events, the offset before which every event is counted
     * @param column a name of {@link org.dossierstats.period.NamedFigures}
     */
    public record Asked(Period period, SortedMap<Integer, Long> cut, String column, Wanted wanted) {
        public Asked {
            cut = Collections.unmodifiableSortedMap(new TreeMap<>(cut));
        }
    }

    /** Recounts a list from the events. */
    @FunctionalInterface
    public interface Recounting {
        /**
         * All of it.
         *
         * @throws ReporterException if the events cannot be read
         */
        List<Behind> recounted(Asked asked);
    }

    private final Recounting recounting;
    private final long mostDossiers;
    private final Duration longestWait;
    private final Semaphore places = new Semaphore(1 + MOST_WAITING);
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Map<Asked, List<Behind>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long dossiersKept;

    /** None are kept yet. */
    public DossierLists(Recounting recounting) {
        this(recounting, MOST_DOSSIERS, LONGEST_WAIT);
    }

    DossierLists(Recounting recounting, long mostDossiers, Duration longestWait) {
        this.recounting = recounting;
        this.mostDossiers = mostDossiers;
        this.longestWait = longestWait;
    }

    /**
     * The list that is kept, or else recounted now.
     *
     * @throws ReporterException if it would have to wait too long, or the events cannot be read
     */
    public List<Behind> of(Asked asked) {
        List<Behind> list = kept(asked);
        if (list != null) {
            return list;
        }
        if (!places.tryAcquire()) {
            throw new ReporterException("one list of dossiers is being recounted and " + MOST_WAITING + " wait for it");
        }
        try {
            return inTurn(asked);
        } finally {
            places.release();
        }
    }

    private List<Behind> inTurn(Asked asked) {
        if (!isTurn()) {
            throw new ReporterException("other lists of dossiers were recounted for " + longestWait.toSeconds() + " s");
        }
        try {
            List<Behind> list = kept(asked);
            if (list == null) {
                list = List.copyOf(recounting.recounted(asked));
                keep(asked, list);
            }
            return list;
        } finally {
            turn.unlock();
        }
    }

    private boolean isTurn() {
        try {
            return turn.tryLock(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReporterException("interrupted while others recounted", e);
        }
    }

    private synchronized @Nullable List<Behind> kept(Asked asked) {
        return kept.get(asked);
    }

    /** Lets those go that were asked for longest ago. */
    private synchronized void keep(Asked asked, List<Behind> list) {
        kept.put(asked, list);
        dossiersKept += list.size();
        Iterator<List<Behind>> eldest = kept.values().iterator();
        while (kept.size() > 1 && (kept.size() > MOST_LISTS || dossiersKept > mostDossiers)) {
            dossiersKept -= eldest.next().size();
            eldest.remove();
        }
    }
}
