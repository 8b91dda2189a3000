package org.dossierstats.app.command.ingest;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.dossier.Rules;
import org.dossierstats.ingest.simulation.Delivery;
import org.dossierstats.ingest.simulation.Life;
import org.dossierstats.ingest.simulation.Noise;
import org.dossierstats.ingest.simulation.Pace;
import org.dossierstats.ingest.simulation.Scenario;
import org.dossierstats.ingest.simulation.Traffic;
import org.dossierstats.period.Recount;
import org.dossierstats.reporter.SummaryText;
import org.jspecify.annotations.Nullable;

/**
 * A run of a simulation: goes on until all events are delivered, or it is closed. What closes it waits until it {@link #ended}.
 *
 * <p>Thread safety: run by one thread, closed by any.
 */
final class Simulation implements AutoCloseable {
    private final Scenario scenario;
    private final Traffic traffic;
    private final Delivery delivery;
    private final Pace pace;
    private final Map<EventType, Long> delivered = new EnumMap<>(EventType.class);
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean closed;
    private @Nullable Recount truth;
    private long dossiers;
    private Instant reached = Instant.MIN;

    Simulation(Scenario scenario, Noise noise, Rules rules, int rate) {
        this.scenario = scenario;
        this.traffic = new Traffic(scenario, rules, noise.corrections(), this::begun);
        this.delivery = new Delivery(traffic, noise, scenario.seed());
        this.pace = new Pace(rate, new MachineTime());
    }

    /** When it is over. */
    Instant until() {
        return traffic.end();
    }

    /** Has the dossiers counted as they are made up, beside all that becomes of their events. */
    void countWith(Recount recount) {
        truth = recount;
    }

    /** Hands every event over, in its time. */
    void deliver(Consumer<Event> recipient, ProgressLine progress) throws InterruptedException {
        while (!closed && delivery.hasNext()) {
            pace.await();
            Event event = delivery.next();
            recipient.accept(event);
            delivered.merge(event.type(), 1L, Long::sum);
            if (event.time().isAfter(reached)) {
                reached = event.time();
            }
            progress.at(dossiers, scenario.size().dossiers());
        }
    }

    /** Whether everything was delivered. */
    boolean isWhole() {
        return !delivery.hasNext();
    }

    /** What was delivered so far. */
    String told(String done) {
        long events = delivered.values().stream().mapToLong(Long::longValue).sum();
        String told = done + " " + SummaryText.number(events) + " events"
                + (events == 0 ? "" : ": " + ImportReport.byType(delivered));
        return isWhole()
                ? told
                : "stopped" + (events == 0 ? "" : " at " + reached) + "; " + told
                        + "; the same command begins anew, and nothing is counted twice";
    }

    private void begun(Life life) {
        dossiers++;
        if (truth != null) {
            truth.add(Dossier.of(traffic.events(life)));
        }
    }

    /** To be called when there is nothing more to do about it. */
    void ended() {
        end.countDown();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        end.await();
    }

    private record MachineTime() implements Pace.Stopwatch {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    }
}
