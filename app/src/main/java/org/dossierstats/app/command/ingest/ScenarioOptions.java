package org.dossierstats.app.command.ingest;

import java.time.LocalDate;
import org.dossierstats.ingest.simulation.Scenario;
import picocli.CommandLine.Option;

/** What to simulate. */
final class ScenarioOptions {
    @Option(
            names = "--dossiers",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Dossiers filed, up to 100,000,000 (default: ${DEFAULT-VALUE}).")
    private long dossiers;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The same seed and options give the same events (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            defaultValue = "2025-01-01",
            description = "First day (default: ${DEFAULT-VALUE}).")
    private LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DAY",
            defaultValue = "2025-06-30",
            description = "Last day; dossiers that are not closed by then stay pending (default: ${DEFAULT-VALUE}).")
    private LocalDate to;

    @Option(
            names = "--agencies",
            paramLabel = "N",
            defaultValue = "3",
            description = "Agencies, up to 1,000 (default: ${DEFAULT-VALUE}).")
    private int agencies;

    @Option(
            names = "--fields",
            paramLabel = "N",
            defaultValue = "8",
            description = "Fields (lĩnh vực), up to 24 (default: ${DEFAULT-VALUE}).")
    private int fields;

    @Option(
            names = "--procedures",
            paramLabel = "N",
            defaultValue = "136",
            description = "Procedures in all fields together, up to 5,000 (default: ${DEFAULT-VALUE}).")
    private int procedures;

    @Option(
            names = "--online-share",
            paramLabel = "SHARE",
            defaultValue = "0.6",
            description = "Of all dossiers, filed online, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double online;

    @Option(
            names = "--late-share",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "Of the completed ones, late (default: ${DEFAULT-VALUE}).")
    private double late;

    @Option(
            names = "--pause-share",
            paramLabel = "SHARE",
            defaultValue = "0.08",
            description = "Of the accepted ones, with a wait for papers or a payment (default: ${DEFAULT-VALUE}).")
    private double pause;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            defaultValue = "/simulation",
            description = "Source of the events (default: ${DEFAULT-VALUE}).")
    private String source;

    /** @throws IllegalArgumentException if there is no such scenario */
    Scenario scenario() {
        return new Scenario(
                seed,
                source,
                new Scenario.Size(from, to, dossiers, agencies, fields, procedures),
                new Scenario.Shares(online, late, pause));
    }
}
