package org.dossierstats.dossier;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How long a procedure may take (thời hạn giải quyết): where an acceptance names no due date, it follows from this.
 *
 * @param amount 1 to 10,000
 */
public record Limit(int amount, Unit unit) {
    private static final int MOST = 10_000;

    /** What is counted. */
    public enum Unit {
        /** Ngày làm việc: from the day after the acceptance; the whole of the last is in time. */
        WORKING_DAYS {
            @Override
            Due due(Instant accepted, int amount, Rules rules) {
                return day(rules.calendar().plusWorkingDays(rules.day(accepted), amount));
            }
        },
        /** Ngày: days of the calendar, from the day after the acceptance; if nobody works on the last, the next working day. */
        DAYS {
            @Override
            Due due(Instant accepted, int amount, Rules rules) {
                return day(rules.calendar().workingDayFrom(rules.day(accepted) + amount));
            }
        },
        /** Giờ làm việc: working hours, from the instant of the acceptance. */
        WORKING_HOURS {
            @Override
            Due due(Instant accepted, int amount, Rules rules) {
                return new Due.At(rules.calendar().plusSeconds(accepted, amount * 3600L, rules.zone()));
            }
        };

        abstract Due due(Instant accepted, int amount, Rules rules);

        private static Due day(int day) {
            return new Due.OnDay(LocalDate.ofEpochDay(day));
        }
    }

    /**
     * A limit with the days on which it holds for what is accepted: a change of the procedure does not move what was promised before.
     *
     * @param from the first day
     * @param until the last day
     */
    public record Version(LocalDate from, LocalDate until, Limit limit) {
        boolean holds(LocalDate accepted) {
            return !accepted.isBefore(from) && !accepted.isAfter(until);
        }

        @Override
        public String toString() {
            return from + " to " + until + " " + limit;
        }
    }

    public Limit {
        if (amount < 1 || amount > MOST) {
            throw new IllegalArgumentException("a limit is 1 to " + MOST + ", not " + amount);
        }
    }

    /** When the result is due of a dossier accepted then. */
    Due due(Instant accepted, Rules rules) {
        return unit.due(accepted, amount, rules);
    }

    /** Such as {@code 10 WORKING_DAYS}. */
    @Override
    public String toString() {
        return amount + " " + unit.name();
    }
}
