package org.dossierstats.app.command.ingest;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.dossierstats.app.command.option.FileKind;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.CommandGroup;
import org.dossierstats.app.terminal.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ingest mapping}. */
@Command(name = "mapping", description = "What the columns of files mean.", subcommands = MappingCommand.Suggest.class)
final class MappingCommand extends CommandGroup {
    /** {@code ingest mapping suggest}. */
    @Command(
            name = "suggest",
            description = {
                "Draft a mapping from the header and the first rows of a file.",
                "It goes to standard output; lines marked '# ?' are to be decided."
            })
    static final class Suggest implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The file: CSV, TSV, XLSX or XES, plain or gzipped.")
        private Path file;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                description = "${COMPLETION-CANDIDATES}; without it, the name of the file tells.")
        private @Nullable FileKind format;

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                defaultValue = "Asia/Ho_Chi_Minh",
                description = "Of times without an offset (default: ${DEFAULT-VALUE}).")
        private String zone;

        @Override
        public Integer call() {
            System.out.print(FileKind.of(format, "--format", file).draft(file, zone()));
            return ExitCode.OK.code();
        }

        private ZoneId zone() {
            try {
                return ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw new CommandFailure(
                        ExitCode.USAGE, "--zone '" + zone + "' is not a time zone such as Asia/Ho_Chi_Minh or UTC", e);
            }
        }
    }
}
