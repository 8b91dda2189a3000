package org.dossierstats.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.bench.figure.Results;
import org.dossierstats.bench.figure.ResultsJson;
import org.dossierstats.bench.figure.ResultsTable;
import org.dossierstats.bench.freshness.Freshness;
import org.dossierstats.bench.gateway.Gateway;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.process.Machine;
import org.dossierstats.bench.rebuild.Growth;
import org.dossierstats.bench.rebuild.Rebuild;
import org.dossierstats.bench.recovery.Footprints;
import org.dossierstats.bench.recovery.Recovery;
import org.dossierstats.bench.run.Session;
import org.dossierstats.bench.sql.DuckDb;
import org.dossierstats.bench.sql.PostgresServer;
import org.dossierstats.bench.summary.Summary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench/run}. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Measure dossier-stats beside what one would use instead, in one run, on the same made-up events (docs/performance.md).",
            "The table goes to standard output, how far it is to standard error. It leaves nothing behind."
        })
final class BenchCommand implements Callable<Integer> {
    private static final long DOSSIERS = 2_000_000;
    private static final long DOSSIERS_QUICK = 40_000;
    private static final long MOST_DOSSIERS = 10_000_000;
    private static final int ROUNDS = 5;
    private static final int MOST_ROUNDS = 100;

    /** What can be measured, in this order. */
    enum Part {
        REBUILD,
        FRESHNESS,
        SUMMARY,
        RECOVERY,
        FOOTPRINT,
        GROWTH,
        GATEWAY;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        void measure(Session session) throws InterruptedException {
            switch (this) {
                case REBUILD -> new Rebuild(session).measure();
                case FRESHNESS -> new Freshness(session).measure();
                case SUMMARY -> new Summary(session).measure();
                case RECOVERY -> new Recovery(session).measure();
                case FOOTPRINT -> new Footprints(session).measure();
                case GROWTH -> new Growth(session).measure();
                case GATEWAY -> new Gateway(session).measure();
            }
        }
    }

    @Option(names = "--quick", description = "Small sizes only: ends within 10 minutes.")
    private boolean quick;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write every figure there too, and the ratios by name.")
    private @Nullable Path json;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Measure only these, separated by commas: ${COMPLETION-CANDIDATES}.")
    private List<Part> only = List.of(Part.values());

    @Option(
            names = "--dossiers",
            paramLabel = "N",
            description = "How many, where no other sizes are said (default: 2000000, with --quick 40000).")
    private @Nullable Long dossiers;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "" + ROUNDS,
            description = "How often each is measured (default: ${DEFAULT-VALUE}).")
    private int rounds;

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
        long asked = dossiers == null ? (quick ? DOSSIERS_QUICK : DOSSIERS) : dossiers;
        requireWithin("--dossiers", asked, MOST_DOSSIERS);
        requireWithin("--rounds", rounds, MOST_ROUNDS);
        Results results = new Results();
        try (Children children = Children.in(directory.toAbsolutePath())) {
            Session session = new Session(children, results, asked, dossiers != null, rounds, quick);
            for (Part part : Part.values()) {
                if (only.contains(part)) {
                    part.measure(session);
                }
            }
        }
        Map<String, String> machine = Machine.facts();
        machine.put("duckdb", DuckDb.version());
        machine.put("postgresql", PostgresServer.version());
        if (json != null) {
            write(json, ResultsJson.text(machine, results));
        }
        System.out.print(ResultsTable.text(machine, results));
        return ExitCode.OK.code();
    }

    private void requireWithin(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw new ParameterException(spec.commandLine(), option + " must be 1 to " + most + ", not " + value);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BenchException("cannot write --json " + file + ": " + e.getMessage(), e);
        }
    }
}
