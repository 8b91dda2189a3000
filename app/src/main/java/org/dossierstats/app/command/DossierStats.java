package org.dossierstats.app.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.dossierstats.app.broker.BrokerException;
import org.dossierstats.app.command.ingest.IngestCommand;
import org.dossierstats.app.command.reporter.ReporterCommand;
import org.dossierstats.app.command.streams.StreamsCommand;
import org.dossierstats.app.kafka.Denial;
import org.dossierstats.app.pipeline.PipelineException;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.CommandGroup;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.ingest.publish.PublishException;
import org.dossierstats.ingest.relay.RelayException;
import org.dossierstats.reporter.ReporterException;
import org.dossierstats.reporter.close.BrokenChainException;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code dossier-stats} with its subcommands, and how errors of all of them are told. */
@Command(
        name = "dossier-stats",
        description = "Exact statistics of one-stop-shop dossiers, counted from dated events.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = DossierStats.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        subcommands = {
            DemoCommand.class,
            BatchCommand.class,
            StandaloneCommand.class,
            IngestCommand.class,
            StreamsCommand.class,
            ReporterCommand.class,
            TopicsCommand.class,
            HelpCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class DossierStats extends CommandGroup {
    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where an error came from.")
    private boolean verbose;

    /** Runs a command line to its end and returns the exit code. */
    public static int run(String... arguments) {
        DossierStats root = new DossierStats();
        CommandLine commandLine = new CommandLine(root)
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(DossierStats::usage)
                .setExecutionExceptionHandler(root::failed);
        return commandLine.execute(arguments);
    }

    private static int usage(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        command.getErr()
                .println("dossier-stats: " + oneLine(error) + meant(error) + "; see: "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.code();
    }

    /** What it is most like, if it is no command or option. */
    private static String meant(ParameterException error) {
        if (!(error instanceof UnmatchedArgumentException unmatched)
                || unmatched.getSuggestions().isEmpty()) {
            return "";
        }
        return "; did you mean " + unmatched.getSuggestions().get(0) + "?";
    }

    private int failed(Exception error, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("dossier-stats: " + oneLine(error));
        if (verbose) {
            error.printStackTrace(err);
        }
        return exitCode(error).code();
    }

    private static ExitCode exitCode(Exception error) {
        if (Denial.in(error).isPresent()) {
            return ExitCode.DENIED;
        }
        if (error instanceof CommandFailure failure) {
            return failure.exitCode();
        }
        if (error instanceof ImportException) {
            return ExitCode.INPUT;
        }
        if (error instanceof BrokenChainException) {
            return ExitCode.UNBALANCED;
        }
        if (misconfiguration(error) != null) {
            return ExitCode.USAGE;
        }
        boolean unavailable = error instanceof ReporterException
                || error instanceof PipelineException
                || error instanceof PublishException
                || error instanceof RelayException
                || error instanceof BrokerException
                || error instanceof KafkaException;
        return unavailable ? ExitCode.UNAVAILABLE : ExitCode.FAILURE;
    }

    /** What Kafka's clients do not like in their properties, which come from the command line. */
    private static @Nullable ConfigException misconfiguration(Throwable error) {
        if (error instanceof CommandFailure) {
            return null;
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigException misconfiguration) {
                return misconfiguration;
            }
        }
        return null;
    }

    private static String oneLine(Exception error) {
        Exception told = Objects.requireNonNullElse(misconfiguration(error), error);
        String message = Denial.in(error)
                .map(Denial::line)
                .orElseGet(() -> told.getMessage() == null ? told.toString() : told.getMessage());
        return message.replaceAll("\\s*\\R\\s*", "; ");
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = DossierStats.class.getPackage().getImplementationVersion();
            return new String[] {
                "dossier-stats " + (version == null ? "(not packaged)" : version),
                "Java " + System.getProperty("java.version")
            };
        }
    }
}
