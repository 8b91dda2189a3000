package org.dossierstats.reporter.terminal;

import java.util.List;
import java.util.function.ToLongFunction;
import org.dossierstats.live.Standing;

/**
 * One number of a board.
 *
 * @param name as the live board calls it in JSON
 */
record Counter(String name, ToLongFunction<Standing> of) {
    static final Counter OPEN = new Counter("open", Standing::open);
    static final Counter IN_TIME = new Counter("inTime", Standing::inTime);
    static final Counter DUE_TODAY = new Counter("dueToday", Standing::dueToday);
    static final Counter OVERDUE = new Counter("overdue", Standing::overdue);

    /** In the order in which they are shown. */
    static final List<Counter> ALL = List.of(
            OPEN,
            IN_TIME,
            DUE_TODAY,
            OVERDUE,
            new Counter("paused", Standing::paused),
            new Counter("noDueDate", Standing::noDueDate),
            new Counter("waiting", Standing::waiting),
            new Counter("receivedToday", Standing::receivedToday),
            new Counter("resolvedToday", Standing::resolvedToday),
            new Counter("lateToday", Standing::lateToday));

    /** Those of a row of some dossiers. */
    static final List<Counter> OF_ROWS = List.of(OPEN, IN_TIME, DUE_TODAY, OVERDUE);
}
