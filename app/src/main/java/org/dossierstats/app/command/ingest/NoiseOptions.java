package org.dossierstats.app.command.ingest;

import java.time.Duration;
import org.dossierstats.ingest.simulation.Noise;
import picocli.CommandLine.Option;

/** How events arrive. */
final class NoiseOptions {
    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Of the events, sent again (default: ${DEFAULT-VALUE}).")
    private double duplicates;

    @Option(
            names = "--disorder",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Of the events, arriving later than they happened (default: ${DEFAULT-VALUE}).")
    private double disorder;

    @Option(
            names = "--delay",
            paramLabel = "HOURS",
            defaultValue = "24",
            description = "By how much at most, 1 to 168 (default: ${DEFAULT-VALUE}).")
    private int delay;

    @Option(
            names = "--corrections",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Of the accepted dossiers, corrected within days (default: ${DEFAULT-VALUE}).")
    private double corrections;

    /** @throws IllegalArgumentException if there is no such noise */
    Noise noise() {
        return new Noise(duplicates, disorder, Duration.ofHours(delay), corrections);
    }
}
