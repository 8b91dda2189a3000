package org.dossierstats.calendar;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The hours worked on a working day: sessions in the order of the day, such as a morning and an afternoon, that do not touch.
 *
 * @param sessions at least one
 */
public record WorkingHours(List<Session> sessions) {
    /** From one time of the day to another, the latter excluded. */
    public record Session(LocalTime from, LocalTime to) {
        public Session {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(
                        "a session from " + from + " to " + to + " does not end after it begins");
            }
        }

        int seconds() {
            return to.toSecondOfDay() - from.toSecondOfDay();
        }

        @Override
        public String toString() {
            return from + "-" + to;
        }
    }

    public WorkingHours {
        sessions = List.copyOf(sessions);
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException("a working day needs at least one session");
        }
        for (int i = 1; i < sessions.size(); i++) {
            if (!sessions.get(i - 1).to().isBefore(sessions.get(i).from())) {
                throw new IllegalArgumentException(
                        "session " + sessions.get(i) + " does not begin after " + sessions.get(i - 1) + " has ended");
            }
        }
    }

    /** Seconds worked in a day. */
    int secondsInDay() {
        return sessions.stream().mapToInt(Session::seconds).sum();
    }

    /** Seconds worked from midnight up to this time. */
    int secondsUntil(LocalTime time) {
        int now = time.toSecondOfDay();
        int sum = 0;
        for (Session session : sessions) {
            int from = session.from().toSecondOfDay();
            if (now > from) {
                sum += Math.min(now - from, session.seconds());
            }
        }
        return sum;
    }

    /** The time at which so many seconds of the day, at least one and at most all, are worked. */
    LocalTime after(int seconds) {
        int left = seconds;
        for (Session session : sessions) {
            if (left <= session.seconds()) {
                return session.from().plusSeconds(left);
            }
            left -= session.seconds();
        }
        throw new IllegalArgumentException("a day has " + secondsInDay() + " working seconds, not " + seconds);
    }

    /** When the session begins that this time is in, or the last one before it; of a time before work, the first one. */
    public LocalTime sessionStart(LocalTime time) {
        LocalTime start = sessions.get(0).from();
        for (Session session : sessions) {
            if (!session.from().isAfter(time)) {
                start = session.from();
            }
        }
        return start;
    }

    /** When the last session begins. */
    public LocalTime lastSessionStart() {
        return sessions.get(sessions.size() - 1).from();
    }

    @Override
    public String toString() {
        return sessions.stream().map(Session::toString).collect(Collectors.joining(","));
    }
}
