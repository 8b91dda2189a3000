package org.dossierstats.ingest.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Random;
import org.dossierstats.dossier.Event;

/** Events in the order they arrive: some later than they happened, some again. What is on its way when they end still arrives. */
public final class Delivery implements Iterator<Event> {
    private final Iterator<Event> happening;
    private final Noise noise;
    private final Random random;
    private final PriorityQueue<Parcel> underway = new PriorityQueue<>(Parcel.ORDER);
    private long posted;

    /** An event on its way. */
    private record Parcel(Event event, Instant arrival, long number) {
        static final Comparator<Parcel> ORDER =
                Comparator.comparing(Parcel::arrival).thenComparingLong(Parcel::number);
    }

    /** @param happening in the order they happen */
    public Delivery(Iterator<Event> happening, Noise noise, long seed) {
        this.happening = happening;
        this.noise = noise;
        this.random = new Random(seed);
    }

    @Override
    public boolean hasNext() {
        return !underway.isEmpty() || happening.hasNext();
    }

    /** Once an event has happened that is later than the first arrival, nothing can come before that any more. */
    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException("everything has arrived");
        }
        while (happening.hasNext()) {
            Event event = happening.next();
            post(event);
            Parcel first = underway.element();
            if (!first.arrival().isAfter(event.time())) {
                break;
            }
        }
        return underway.remove().event();
    }

    private void post(Event event) {
        Instant arrival = random.nextDouble() < noise.disorder() ? later(event.time()) : event.time();
        send(event, arrival);
        if (random.nextDouble() < noise.duplicates()) {
            send(event, later(arrival));
        }
    }

    private void send(Event event, Instant arrival) {
        underway.add(new Parcel(event, arrival, posted++));
    }

    private Instant later(Instant time) {
        return time.plusSeconds(1 + random.nextInt((int) noise.delay().toSeconds()));
    }
}
