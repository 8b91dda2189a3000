package org.dossierstats.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Histories of some dossiers, the same for the same seed: lives as they should be and events at random mixed, with events sent again,
 * ids used twice, acceptances that are missing or come twice, equal instants, and days that end elsewhere than in UTC.
 */
public final class RandomHistories {
    private static final List<String> AGENCIES = List.of("H32.19", "H32.20", "H32.21");
    private static final List<String> PROCEDURES = List.of("1.005129", "2.000635");
    private static final List<String> FIELDS = List.of("Lao động", "Người có công");
    private static final Instant FIRST = Instant.parse("2020-12-01T00:00:00Z");
    private static final int DAYS = 200;
    private static final List<EventType> TYPES = List.of(EventType.values());
    /** A dossier in good order. */
    private static final List<EventType> LIFE = List.of(
            EventType.SUBMITTED,
            EventType.ACCEPTED,
            EventType.FORWARDED,
            EventType.SUPPLEMENT_REQUESTED,
            EventType.SUPPLEMENT_RECEIVED,
            EventType.EXTENDED,
            EventType.COMPLETED,
            EventType.RETURNED);

    private final Random random;
    private int lastId;

    private RandomHistories(Random random) {
        this.random = random;
    }

    /**
     * What happened to several dossiers.
     *
     * @param events in the order they arrived
     */
    public record History(long seed, List<Event> events) {
        /** The events of each dossier, in the order they arrived. */
        public Map<String, List<Event>> byDossier() {
            Map<String, List<Event>> lives = new LinkedHashMap<>();
            events.forEach(event -> lives.computeIfAbsent(event.dossier(), absent -> new ArrayList<>())
                    .add(event));
            return lives;
        }

        /** What the dossiers have become. */
        public List<Dossier> dossiers() {
            return byDossier().values().stream().map(Dossier::of).toList();
        }

        @Override
        public String toString() {
            return "the history of seed " + seed;
        }
    }

    public static History of(long seed) {
        return new History(seed, List.copyOf(new RandomHistories(new Random(seed)).events()));
    }

    /** As many histories, one after the other. */
    public static void each(int count, Consumer<History> visitor) {
        for (long seed = 1; seed <= count; seed++) {
            visitor.accept(of(seed));
        }
    }

    private List<Event> events() {
        List<Event> events = new ArrayList<>();
        int dossiers = 1 + random.nextInt(12);
        for (int dossier = 0; dossier < dossiers; dossier++) {
            events.addAll(random.nextInt(3) == 0 ? life("D-" + dossier) : chaos("D-" + dossier));
        }
        if (random.nextInt(4) > 0) {
            Collections.shuffle(events, random);
        }
        return events;
    }

    private List<Event> life(String dossier) {
        List<Event> events = new ArrayList<>();
        Instant time = FIRST.plusSeconds(random.nextInt(DAYS * 86_400));
        for (EventType type : LIFE) {
            if (type == EventType.ACCEPTED || random.nextInt(4) > 0) {
                events.add(new Event(newId(), dossier, time, change(type)));
                time = time.plusSeconds(random.nextInt(10 * 86_400));
            }
        }
        return events.subList(0, 1 + random.nextInt(events.size()));
    }

    private List<Event> chaos(String dossier) {
        List<Event> events = new ArrayList<>();
        Change first = random.nextInt(5) > 0 ? change(EventType.ACCEPTED) : someChange();
        events.add(new Event(newId(), dossier, someTime(), first));
        int count = random.nextInt(10);
        for (int i = 0; i < count; i++) {
            Event known = events.get(random.nextInt(events.size()));
            events.add(
                    switch (random.nextInt(10)) {
                        case 0 -> known;
                        case 1 -> new Event(known.id(), dossier, someTime(), someChange());
                        case 2 -> new Event(known.id(), dossier, known.time(), change(known.type()));
                        case 3, 4 -> new Event(newId(), dossier, known.time(), someChange());
                        default -> new Event(newId(), dossier, someTime(), someChange());
                    });
        }
        return events;
    }

    /** Sources share their ids. */
    private EventId newId() {
        lastId++;
        return new EventId(lastId % 2 == 0 ? "/desk" : "/portal", "e-" + lastId / 2);
    }

    /** On few days, and often within minutes of midnight in Vietnam. */
    private Instant someTime() {
        Instant day = FIRST.plusSeconds(86_400L * random.nextInt(DAYS));
        return random.nextBoolean()
                ? day.plusSeconds(17 * 3_600 - 60 + random.nextInt(3) * 60L)
                : day.plusSeconds(random.nextInt(24) * 3_600L).plusNanos(random.nextInt(2) * 250_000_000L);
    }

    private Change someChange() {
        // A voided dossier counts for nothing: not too many of them.
        EventType type = TYPES.get(random.nextInt(TYPES.size()));
        return change(type == EventType.VOIDED && random.nextInt(4) > 0 ? EventType.REOPENED : type);
    }

    private Change change(EventType type) {
        Due due = type == EventType.EXTENDED || random.nextInt(3) > 0 ? someDue() : null;
        Amendment given = someAttributes(type == EventType.ACCEPTED ? 1 : 2);
        return Change.of(type, given, due, random.nextBoolean() ? "E-03" : null);
    }

    private Due someDue() {
        return random.nextInt(3) > 0
                ? new Due.OnDay(LocalDate.of(2020, 12, 1).plusDays(random.nextInt(DAYS)))
                : new Due.At(someTime());
    }

    private Amendment someAttributes(int oneIn) {
        return new Amendment(
                some(AGENCIES, oneIn),
                some(PROCEDURES, oneIn),
                some(FIELDS, oneIn),
                some(List.of(Channel.values()), oneIn));
    }

    private <T> @Nullable T some(List<T> choice, int oneIn) {
        return random.nextInt(oneIn) == 0 ? choice.get(random.nextInt(choice.size())) : null;
    }
}
