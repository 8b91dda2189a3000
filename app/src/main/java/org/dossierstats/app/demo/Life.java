package org.dossierstats.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dossierstats.dossier.Amendment;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.EventType;
import org.jspecify.annotations.Nullable;

/** Writes down what happened to one dossier, in the order it happened. */
final class Life {
    private static final int FORWARDED_PERCENT = 90;
    private static final int NEVER_COLLECTED_PERCENT = 3;

    private final String dossier;
    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private final Map<EventType, Integer> written = new EnumMap<>(EventType.class);
    private LocalDate day = LocalDate.MIN;
    private int second;

    private Life(String dossier, Random random) {
        this.dossier = dossier;
        this.random = random;
    }

    /** Of an accepted dossier. */
    static List<Event> of(String dossier, Plan plan, Random random) {
        Life life = new Life(dossier, random);
        life.intake(plan.draft());
        life.forwarding(plan);
        life.detour(plan.draft().detour());
        if (plan.completed() != null) {
            life.ending(plan.completed());
        }
        return life.events;
    }

    /** Of an online filing refused at that time. */
    static List<Event> refused(String dossier, Procedure procedure, Instant refused, Random random) {
        Life life = new Life(dossier, random);
        Amendment filing = filing(procedure, Channel.ONLINE);
        life.write(life.hoursBefore(refused), new Change.Submitted(filing));
        life.write(refused, new Change.Refused(filing));
        return life.events;
    }

    /** Of an online filing nobody has looked at yet. */
    static List<Event> waiting(String dossier, Procedure procedure, Instant submitted, Random random) {
        Life life = new Life(dossier, random);
        life.write(submitted, new Change.Submitted(filing(procedure, Channel.ONLINE)));
        return life.events;
    }

    static Amendment filing(Procedure procedure, Channel channel) {
        return new Amendment(Register.AGENCY, procedure.code(), procedure.field(), channel);
    }

    private void intake(Draft draft) {
        day = draft.accepted();
        second = draft.second();
        Amendment filing = filing(draft.procedure(), draft.channel());
        if (draft.channel() == Channel.ONLINE) {
            write(hoursBefore(draft.acceptedAt()), new Change.Submitted(filing));
        }
        write(draft.acceptedAt(), new Change.Accepted(filing.of(Attributes.UNKNOWN), new Due.OnDay(draft.promised())));
    }

    /** To the specialised office the same day or the next, now and then a step further on. */
    private void forwarding(Plan plan) {
        if (random.nextInt(100) >= FORWARDED_PERCENT) {
            return;
        }
        LocalDate next = Office.plus(plan.draft().accepted(), 1);
        boolean overnight = random.nextBoolean()
                && (plan.completed() == null || plan.completed().isAfter(next));
        on(overnight ? next : day, new Change.Forwarded(null));
        if (random.nextInt(5) == 0) {
            on(day, new Change.Forwarded(null));
        }
    }

    private void detour(@Nullable Detour detour) {
        if (detour == null) {
            return;
        }
        Due due = new Due.OnDay(detour.due());
        switch (detour.kind()) {
            case SUPPLEMENT -> {
                on(detour.from(), new Change.SupplementRequested());
                on(detour.until(), new Change.SupplementReceived(due));
            }
            case PAYMENT -> {
                on(detour.from(), new Change.PaymentRequested());
                on(detour.until(), new Change.PaymentReceived(due));
            }
            case EXTENSION -> on(detour.from(), new Change.Extended(due, "chờ kết quả xác minh"));
        }
    }

    /** Most results are collected within a week, some later, a few never. */
    private void ending(LocalDate completed) {
        on(completed, new Change.Completed());
        if (random.nextInt(100) >= NEVER_COLLECTED_PERCENT) {
            int workingDays = random.nextInt(6) == 0 ? random.nextInt(20) : random.nextInt(5);
            on(Office.plus(completed, workingDays), new Change.Returned());
        }
    }

    /** At some time of that day while the desk is open, and after what was written before. */
    private void on(LocalDate when, Change change) {
        int open = Office.openSeconds(when);
        int from = when.equals(day) ? Math.min(second + 1, open) : 0;
        day = when;
        second = from + random.nextInt(open - from + 1);
        write(Office.instant(day, second), change);
    }

    private Instant hoursBefore(Instant time) {
        return time.minus(Duration.ofMinutes(30 + random.nextInt(30 * 60)));
    }

    private void write(Instant time, Change change) {
        int nth = written.merge(change.type(), 1, Integer::sum);
        String id = dossier + "/" + change.type().wireName() + (nth == 1 ? "" : "-" + nth);
        events.add(new Event(new EventId(Register.SOURCE, id), dossier, time, change));
    }
}
