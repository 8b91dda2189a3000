package org.dossierstats.app.command.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.app.terminal.Shutdown;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.ingest.format.EventFile;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.simulation.Scenario;
import org.dossierstats.period.Period;
import org.dossierstats.period.Recount;
import org.dossierstats.period.ReportingCalendar;
import org.dossierstats.wire.Decoded;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.SummaryJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ingest simulate}. */
@Command(
        name = "simulate",
        description = {
            "Publish the events of made-up dossiers that behave like those of real offices (docs/simulate.md).",
            "The same seed and options give the same events: sent again, they change nothing."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int HIGHEST_RATE = 1_000_000;
    private static final String STANDARD_OUTPUT = "-";

    @Mixin
    private ScenarioOptions scenario;

    @Mixin
    private NoiseOptions noise;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "0",
            description = "Events a second; 0: as fast as it goes (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write the events there, a line each, gzipped if it ends with .gz, not to Kafka; -: to standard output.")
    private @Nullable Path out;

    @Option(
            names = "--expect",
            paramLabel = "FILE",
            description = {
                "Write the summary of these days that the events come to there, in JSON.",
                "It is counted from the dossiers, without Kafka; a reporter must show the same but for the cut."
            })
    private @Nullable Path expect;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private KafkaOptions kafka;

    @Override
    public Integer call() throws InterruptedException {
        Scenario asked = scenario();
        Simulation simulation = simulation(asked);
        Recount recount = new Recount(days(asked), rules.rules());
        if (expect != null) {
            requireDirectory(expect);
            simulation.countWith(recount);
        }
        Shutdown.closes(simulation);
        try (ProgressLine progress = ProgressLine.ofDossiers("Simulating")) {
            if (out == null) {
                publish(simulation, progress);
            } else {
                write(simulation, out, progress);
            }
            if (expect != null && simulation.isWhole()) {
                writeExpected(recount, expect);
            }
        } finally {
            simulation.ended();
        }
        return ExitCode.OK.code();
    }

    private static Period days(Scenario scenario) {
        Scenario.Size size = scenario.size();
        return Period.parse(size.from() + ".." + size.to(), ReportingCalendar.CUSTOM);
    }

    private Simulation simulation(Scenario asked) {
        if (rate < 0 || rate > HIGHEST_RATE) {
            throw new CommandFailure(ExitCode.USAGE, "--rate must be 0 to " + HIGHEST_RATE + ", not " + rate);
        }
        rules.tellDoubts(List.of(days(asked)));
        try {
            return new Simulation(asked, noise.noise(), rules.rules(), rate);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private Scenario scenario() {
        try {
            Scenario asked = scenario.scenario();
            Event sample =
                    new Event(new EventId(asked.source(), "sample"), "sample", Instant.EPOCH, new Change.Completed());
            Decoded.Refused refused = EventJson.refusal(sample);
            if (refused != null) {
                throw new CommandFailure(ExitCode.USAGE, "--source: " + refused.detail());
            }
            return asked;
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private void publish(Simulation simulation, ProgressLine progress) throws InterruptedException {
        if (simulation.until().isAfter(Clock.systemUTC().instant())) {
            System.err.println("dossier-stats: note: what is dated in the future will be counted as an anomaly");
        }
        Map<String, Object> client = kafka.client();
        try (Admin admin = Admin.create(client)) {
            new TopicSetup(admin).check();
        }
        try (DossierEvents events = DossierEvents.publisher(client)) {
            Bulk bulk = events.bulk();
            simulation.deliver(bulk::send, progress);
            bulk.flush();
        }
        System.out.println(simulation.told("published"));
    }

    /** Where the events are the result, what is told of them is beside it. */
    private static void write(Simulation simulation, Path file, ProgressLine progress) throws InterruptedException {
        try (EventFile lines =
                file.toString().equals(STANDARD_OUTPUT) ? EventFile.toStandardOutput() : EventFile.to(file)) {
            simulation.deliver(lines::write, progress);
        } catch (UncheckedIOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "cannot write --out " + file + ": " + e.getCause(), e);
        }
        System.err.println(simulation.told("wrote"));
    }

    private static void requireDirectory(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new CommandFailure(ExitCode.USAGE, "--expect " + file + ": there is no directory " + parent);
        }
    }

    private static void writeExpected(Recount recount, Path file) {
        try {
            Files.writeString(file, SummaryJson.write(List.of(recount.summary(new TreeMap<>()))));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILURE, "cannot write --expect " + file + ": " + e, e);
        }
    }
}
