package org.dossierstats.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.process.Machine;
import org.dossierstats.chaos.fault.FaultKind;
import org.dossierstats.chaos.round.Chaos;
import org.dossierstats.chaos.round.Plan;
import org.dossierstats.chaos.round.Report;
import org.dossierstats.chaos.round.Round;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code chaos/run}. */
@Command(
        name = "chaos/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Break an installation under load, again and again, and hold its figures against what all events come to (docs/faults.md).",
            "The table goes to standard output, what happens to standard error. It leaves nothing behind."
        })
final class ChaosCommand implements Callable<Integer> {
    private static final long BEGUN = System.nanoTime();
    private static final Set<FaultKind> FEW =
            EnumSet.of(FaultKind.KILL_STREAMS, FaultKind.KILL_BROKER, FaultKind.PAUSE_STREAMS);
    private static final int MOST_MINUTES = 240;
    private static final int MOST_RATE = 2_000;
    private static final int LEAST_RATE = 10;

    @Option(names = "--quick", description = "Three faults only, once each: about 4 minutes.")
    private boolean quick;

    @Option(
            names = "--faults",
            paramLabel = "NAME",
            split = ",",
            description = "Only these, separated by commas: ${COMPLETION-CANDIDATES}.")
    private List<FaultKind> faults = List.of();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description =
                    "Each once, then at random until so many minutes are over (default: each once, about 9 minutes).")
    private int minutes;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200",
            description = "Events a second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "4711",
            description = "Of the events, and of all that is drawn at random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write every round there too.")
    private @Nullable Path json;

    @Option(names = "--logs", paramLabel = "DIR", description = "Keep what the processes said there.")
    private @Nullable Path logs;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Where the files of the run are kept while it lasts (default: the machine's temporary directory).")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        requireWithin("--minutes", minutes, 0, MOST_MINUTES);
        requireWithin("--rate", rate, LEAST_RATE, MOST_RATE);
        Plan plan = new Plan(asked(), rate, seed);
        List<Round> rounds = new ArrayList<>();
        Map<FaultKind, String> skipped = new EnumMap<>(FaultKind.class);
        try (Children children = Children.in(directory.toAbsolutePath())) {
            keepLogs(children, logs);
            tell("starting");
            try (Chaos chaos = Chaos.start(children, plan, ChaosCommand::tell)) {
                run(chaos, plan, rounds, skipped);
            }
        }
        Report report = new Report(Machine.facts(), plan, rounds, skipped);
        if (json != null) {
            write(json, report.json());
        }
        System.out.print(report.text());
        return (report.isRight() ? ExitCode.OK : ExitCode.FAILURE).code();
    }

    private void run(Chaos chaos, Plan plan, List<Round> rounds, Map<FaultKind, String> skipped)
            throws InterruptedException {
        List<FaultKind> possible = new ArrayList<>();
        for (FaultKind fault : plan.faults()) {
            chaos.obstacle(fault).ifPresentOrElse(why -> skipped.put(fault, why), () -> possible.add(fault));
        }
        tell("warming up");
        chaos.warmUp();
        skipped.forEach((fault, why) -> tell("skipped: " + fault + ": " + why));
        for (FaultKind fault : possible) {
            judge(chaos, fault, rounds);
        }
        Random random = new Random(seed);
        while (!possible.isEmpty() && System.nanoTime() - BEGUN < TimeUnit.MINUTES.toNanos(minutes)) {
            judge(chaos, possible.get(random.nextInt(possible.size())), rounds);
        }
    }

    private static void judge(Chaos chaos, FaultKind fault, List<Round> rounds) throws InterruptedException {
        Round round = chaos.round(fault);
        rounds.add(round);
        tell(String.format(
                "%s: %s, %,d events, longest without fresh figures %.1f s",
                fault, round.isRight() ? "right" : "WRONG " + round, round.events(), round.longestSeconds()));
    }

    private static void keepLogs(Children children, @Nullable Path target) {
        if (target != null) {
            Path absolute = target.toAbsolutePath();
            children.afterwards(() -> children.copyLogs(absolute));
        }
    }

    private Set<FaultKind> asked() {
        if (!faults.isEmpty()) {
            return EnumSet.copyOf(faults);
        }
        return quick ? FEW : EnumSet.allOf(FaultKind.class);
    }

    private void requireWithin(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be " + least + " to " + most + ", not " + value);
        }
    }

    private static void tell(String step) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - BEGUN);
        System.err.printf("%3d:%02d  %s%n", seconds / 60, seconds % 60, step);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BenchException("cannot write --json " + file + ": " + e.getMessage(), e);
        }
    }
}
