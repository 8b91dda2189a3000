package org.dossierstats.ingest.simulation;

import java.time.Duration;

/**
 * How events are delivered, beside how they happened: none of it changes a figure, but for corrections.
 *
 * @param duplicates share of the events that are sent again
 * @param disorder share of the events that arrive later than they happened
 * @param delay by how much at most, of these and of what is sent again
 * @param corrections share of the accepted dossiers that are corrected later
 */
public record Noise(double duplicates, double disorder, Duration delay, double corrections) {
    private static final int MOST_HOURS = 168;

    /** Everything arrives once, as it happens, and is right. */
    public static final Noise NONE = new Noise(0, 0, Duration.ofHours(1), 0);

    public Noise {
        Scenario.share("duplicates", duplicates);
        Scenario.share("disorder", disorder);
        Scenario.share("corrections", corrections);
        Scenario.within("hours of delay", delay.toHours(), 1, MOST_HOURS);
    }
}
