package org.dossierstats.period;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/**
 * Made-up events of many dossiers within two months: mostly lives as offices have them, and everything else that can be published, such as
 * completions without acceptance, corrections, repeated ids with other content and equal instants. The same seed, the same events.
 */
public final class RandomHistories {
    /** The first day anything happens. */
    public static final LocalDate FROM = LocalDate.of(2024, 4, 1);

    /** The number of days on which things happen. */
    public static final int DAYS = 60;

    private static final List<EventType> HANDLING = List.of(
            EventType.FORWARDED,
            EventType.SUPPLEMENT_REQUESTED,
            EventType.SUPPLEMENT_RECEIVED,
            EventType.PAYMENT_REQUESTED,
            EventType.PAYMENT_RECEIVED,
            EventType.SUSPENDED,
            EventType.RESUMED,
            EventType.EXTENDED);
    private static final List<EventType> CLOSINGS = List.of(
            EventType.COMPLETED, EventType.COMPLETED, EventType.COMPLETED, EventType.WITHDRAWN, EventType.STOPPED);

    private final Random random;

    private RandomHistories(long seed) {
        random = new Random(seed);
    }

    /** The events of so many dossiers, in no order. */
    public static List<Event> of(long seed, int dossiers) {
        RandomHistories histories = new RandomHistories(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < dossiers; i++) {
            histories.life("D-" + i, events);
        }
        return events;
    }

    /** The events, some of them several times, in another order. */
    public static List<Event> disturbed(List<Event> events, long seed) {
        Random random = new Random(seed);
        List<Event> disturbed = new ArrayList<>(events);
        for (int i = events.size() / 5; i > 0; i--) {
            disturbed.add(events.get(random.nextInt(events.size())));
        }
        java.util.Collections.shuffle(disturbed, random);
        return disturbed;
    }

    private void life(String dossier, List<Event> events) {
        List<EventType> types = new ArrayList<>();
        if (chance(20)) {
            types.add(EventType.SUBMITTED);
        }
        if (chance(90)) {
            types.add(EventType.ACCEPTED);
        } else if (chance(50)) {
            types.add(EventType.REFUSED);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            types.add(oneOf(HANDLING));
        }
        if (chance(75)) {
            types.add(oneOf(CLOSINGS));
            if (chance(50)) {
                types.add(EventType.RETURNED);
            }
            if (chance(10)) {
                types.add(EventType.REOPENED);
                types.add(oneOf(CLOSINGS));
            }
        }
        while (chance(15)) {
            types.add(oneOf(List.of(EventType.values())));
        }
        Instant time = FROM.atStartOfDay(java.time.ZoneOffset.UTC).toInstant().plusSeconds(seconds(30));
        for (EventType type : types) {
            Event event = event(dossier, type, chance(5) ? time.minusSeconds(seconds(10)) : time);
            events.add(event);
            if (chance(2)) {
                events.add(new Event(
                        event.id(), dossier, event.time().plusSeconds(seconds(2)), change(type, event.time())));
            }
            time = chance(10) ? time : time.plusSeconds(seconds(7));
        }
    }

    private Event event(String dossier, EventType type, Instant time) {
        return new Event(new EventId("/random", dossier + "/" + random.nextLong()), dossier, time, change(type, time));
    }

    private Change change(EventType type, Instant time) {
        boolean registers = type == EventType.ACCEPTED;
        Amendment given = new Amendment(
                registers || chance(50) ? oneOf(List.of("H32.19", "H32.20", "H33")) : null,
                registers || chance(20) ? oneOf(List.of("1.1", "1.2", "2.7")) : null,
                registers || chance(20) ? oneOf(List.of("Lao động", "Đất đai")) : null,
                registers || chance(20) ? oneOf(List.of(Channel.values())) : null);
        if (registers) {
            Attributes all = given.of(Attributes.UNKNOWN);
            given = new Amendment(all.agency(), all.procedure(), all.field(), all.channel());
        }
        boolean named = type == EventType.EXTENDED || chance(registers ? 90 : 30);
        return Change.of(type, given, named ? due(time) : null, null);
    }

    private @Nullable Due due(Instant time) {
        Instant due = time.plusSeconds(seconds(12) - seconds(1));
        return chance(70) ? new Due.OnDay(LocalDate.ofInstant(due, java.time.ZoneOffset.UTC)) : new Due.At(due);
    }

    /** Up to so many days; often a whole hour, so that instants meet. */
    private long seconds(int days) {
        long seconds = random.nextInt(days * 86_400);
        return chance(60) ? seconds - seconds % 3600 : seconds;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
