package org.dossierstats.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** When the result is promised (hẹn trả kết quả): a day, or an instant. */
public sealed interface Due {
    /** The day it falls on, in days since 1970-01-01. */
    int day(Rules rules);

    /** How a closing at that instant stands to it. */
    Timeliness judge(Instant closed, Rules rules);

    /** Moved by the working time between two instants. */
    Due later(Instant from, Instant until, Rules rules);

    /** The whole of that day is in time. */
    record OnDay(LocalDate date) implements Due {
        @Override
        public int day(Rules rules) {
            return Math.toIntExact(date.toEpochDay());
        }

        /** By the day; by the session, early is before the last one of the day begins. */
        @Override
        public Timeliness judge(Instant closed, Rules rules) {
            Timeliness byDay = byDay(rules.day(closed), rules.day(this));
            if (byDay != Timeliness.ON_TIME || rules.settings().granularity() != Granularity.HALF_DAY) {
                return byDay;
            }
            LocalDateTime session = date.atTime(rules.calendar().hours(date).lastSessionStart());
            return closed.isBefore(session.atZone(rules.zone()).toInstant()) ? Timeliness.EARLY : Timeliness.ON_TIME;
        }

        /** By working days. */
        @Override
        public Due later(Instant from, Instant until, Rules rules) {
            return new OnDay(LocalDate.ofEpochDay(laterDay(rules.day(this), from, until, rules)));
        }
    }

    /** In time until then. */
    record At(Instant instant) implements Due {
        @Override
        public int day(Rules rules) {
            return rules.day(instant);
        }

        @Override
        public Timeliness judge(Instant closed, Rules rules) {
            return switch (rules.settings().granularity()) {
                case DATE -> byDay(rules.day(closed), rules.day(this));
                case HALF_DAY -> byInstant(closed, sessionStart(rules));
                case INSTANT -> byInstant(closed, instant);
            };
        }

        private Timeliness byInstant(Instant closed, Instant onTimeFrom) {
            if (closed.isAfter(instant)) {
                return Timeliness.LATE;
            }
            return closed.isBefore(onTimeFrom) ? Timeliness.EARLY : Timeliness.ON_TIME;
        }

        private Instant sessionStart(Rules rules) {
            ZonedDateTime local = instant.atZone(rules.zone());
            return local.with(rules.calendar().hours(local.toLocalDate()).sessionStart(local.toLocalTime()))
                    .toInstant();
        }

        /** By working days where days are what counts, keeping the time of day; else by working time. */
        @Override
        public Due later(Instant from, Instant until, Rules rules) {
            if (rules.settings().granularity() != Granularity.DATE) {
                return new At(rules.calendar()
                        .plusSeconds(
                                instant, rules.calendar().secondsBetween(from, until, rules.zone()), rules.zone()));
            }
            LocalDate date = LocalDate.ofEpochDay(laterDay(rules.day(this), from, until, rules));
            return new At(instant.atZone(rules.zone()).with(date).toInstant());
        }
    }

    private static Timeliness byDay(int closed, int due) {
        return closed < due ? Timeliness.EARLY : closed == due ? Timeliness.ON_TIME : Timeliness.LATE;
    }

    private static int laterDay(int due, Instant from, Instant until, Rules rules) {
        int workingDays = rules.calendar().workingDaysBetween(rules.day(from), rules.day(until));
        return rules.calendar().plusWorkingDays(due, workingDays);
    }
}
