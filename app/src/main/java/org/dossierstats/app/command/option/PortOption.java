package org.dossierstats.app.command.option;

import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import picocli.CommandLine.Option;

/** Where to serve HTTP. */
public final class PortOption {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port for HTTP; 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    public int port() {
        return inRange("--port", port);
    }

    public static int inRange(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw new CommandFailure(ExitCode.USAGE, option + " must be 0 to 65535, not " + port);
        }
        return port;
    }
}
