package org.dossierstats.chaos.load;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Rules;
import org.dossierstats.ingest.simulation.Delivery;
import org.dossierstats.ingest.simulation.Noise;
import org.dossierstats.ingest.simulation.Scenario;
import org.dossierstats.ingest.simulation.Traffic;

/** Made-up events without end: half-years one after the other, in disorder and with repeats. The same seed, the same events. */
final class Made implements Iterator<Event> {
    private static final Scenario.Size HALF_YEAR =
            new Scenario.Size(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30), 2_000, 12, 6, 40);
    private static final Scenario.Shares SHARES = new Scenario.Shares(0.6, 0.1, 0.1);
    private static final Noise NOISE = new Noise(0.05, 0.2, Duration.ofDays(2), 0.03);

    private final Rules rules;
    private long seed;
    private Iterator<Event> now;

    Made(long seed, Rules rules) {
        this.seed = seed;
        this.rules = rules;
        this.now = another();
    }

    private Iterator<Event> another() {
        Scenario scenario = new Scenario(seed++, "/chaos", HALF_YEAR, SHARES);
        return new Delivery(new Traffic(scenario, rules, NOISE.corrections(), life -> {}), NOISE, scenario.seed());
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Event next() {
        if (!now.hasNext()) {
            now = another();
        }
        return now.next();
    }
}
