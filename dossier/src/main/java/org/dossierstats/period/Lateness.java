package org.dossierstats.period;

import java.time.Instant;
import java.time.LocalDate;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Life;
import org.dossierstats.dossier.Life.Step;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.State;
import org.dossierstats.dossier.Timeliness;
import org.jspecify.annotations.Nullable;

/**
 * How a dossier stands to its due date (ngày hẹn trả kết quả) at the end of a day, in days of the calendar in the zone of the rules.
 *
 * <p>Of a pending dossier it is told as of the end of that day. One that is closed by then is told as of its closing, the last one if it
 * was re-opened: no day makes it later than it was. Whether it is overdue, or was closed late, is decided as the figures decide it; how
 * many days that is, is counted by days whatever the granularity of the rules.
 *
 * @param due the day on which the due date in force falls that decides: moved by extensions (unless the rules go by the original one) and by
 *     the time the clock rested; while it rests, the one it had when it stopped. Null if there is none
 * @param daysOverdue from the due day to that day or the closing's; 0 if the time of day on the due day was missed, where the rules go by
 *     it; null if it is neither overdue nor closed late
 */
public record Lateness(@Nullable LocalDate due, @Nullable Integer daysOverdue) {
    /** Of a dossier without a due date. */
    public static final Lateness NONE = new Lateness(null, null);

    /**
     * Of a dossier with this life.
     *
     * @param day days since 1970-01-01, in the zone of the rules
     */
    public static Lateness atEndOf(int day, Life life, Rules rules) {
        State state = State.UNKNOWN;
        Instant closed = null;
        for (Step step : life.steps()) {
            if (rules.day(step.time()) > day) {
                break;
            }
            state = step.after();
            if (state.status().isOpen()) {
                closed = null;
            } else if (step.before().status().isOpen()) {
                closed = step.time();
            }
        }
        Due due = rules.deciding(state);
        if (due == null) {
            return NONE;
        }
        boolean late = closed == null ? isOverdue(state, due, day, rules) : rules.judge(closed, due) == Timeliness.LATE;
        int until = closed == null ? day : rules.day(closed);
        int from = rules.day(due);
        return new Lateness(LocalDate.ofEpochDay(from), late ? until - from : null);
    }

    private static boolean isOverdue(State state, Due due, int day, Rules rules) {
        return state.status().isOpen() && !rules.pauses(state.status()) && rules.overdueFrom(due) <= day;
    }
}
