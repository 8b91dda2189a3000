package org.dossierstats.app.command.ingest;

import org.dossierstats.app.terminal.CommandGroup;
import picocli.CommandLine.Command;

/** Events in. */
@Command(
        name = "ingest",
        description = "Publish events.",
        subcommands = {
            GatewayCommand.class,
            KeysCommand.class,
            ImportCommand.class,
            MappingCommand.class,
            SimulateCommand.class,
            RelayCommand.class,
            RejectsCommand.class,
            ExportCommand.class,
            RestoreCommand.class
        })
public final class IngestCommand extends CommandGroup {}
