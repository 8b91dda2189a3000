package org.dossierstats.app.command.option;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.sync.SyncSettings;
import picocli.CommandLine.Option;

/** What the records of the national synchronisation do not say of themselves. */
public final class SyncOptions {
    @Option(
            names = "--sync-source",
            paramLabel = "URI",
            defaultValue = "/dong-bo-ho-so",
            description = "Source of the events made of synchronisation records (default: ${DEFAULT-VALUE}).")
    private String source;

    @Option(
            names = "--sync-zone",
            paramLabel = "ZONE",
            defaultValue = "Asia/Ho_Chi_Minh",
            description = "Zone of the times in these records (default: ${DEFAULT-VALUE}).")
    private String zone;

    @Option(
            names = "--sync-stopped",
            paramLabel = "MEANING",
            defaultValue = "suspended",
            description = "What status 8 in them means: suspended or stopped (default: ${DEFAULT-VALUE}).")
    private String stopped;

    public SyncSettings settings() {
        EventType meaning = EventType.named(stopped.toLowerCase(Locale.ROOT));
        if (meaning != EventType.SUSPENDED && meaning != EventType.STOPPED) {
            throw new CommandFailure(ExitCode.USAGE, "--sync-stopped is suspended or stopped, not " + stopped);
        }
        try {
            return new SyncSettings(source, ZoneId.of(zone), meaning);
        } catch (DateTimeException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--sync-zone is not a time zone such as Asia/Ho_Chi_Minh: " + zone, e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, "--sync-source: " + e.getMessage(), e);
        }
    }
}
