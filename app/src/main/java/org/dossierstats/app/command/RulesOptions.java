package org.dossierstats.app.command;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.dossierstats.dossier.Rules;
import picocli.CommandLine.Option;

/** The rules that decide figures. */
final class RulesOptions {
    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "Asia/Ho_Chi_Minh",
            description = "Time zone of the office's day (default: ${DEFAULT-VALUE}).")
    private String zone;

    Rules rules() {
        try {
            return new Rules(ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--zone '" + zone + "' is not a time zone such as Asia/Ho_Chi_Minh or UTC", e);
        }
    }
}
