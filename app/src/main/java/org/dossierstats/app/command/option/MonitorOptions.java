package org.dossierstats.app.command.option;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import org.dossierstats.access.AccessException;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.dossier.Rules;
import org.dossierstats.http.Listener;
import org.dossierstats.monitor.Build;
import org.dossierstats.monitor.MonitorServer;
import org.dossierstats.monitor.Monitoring;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a process that serves nothing else tells how it does. */
public final class MonitorOptions {
    private static final String LOCAL = "127.0.0.1";

    @Option(
            names = "--monitor-port",
            paramLabel = "PORT",
            description =
                    "Serve /metrics, /health/live and /health/ready on this port; 0 for any free one (default: not"
                            + " at all).")
    private @Nullable Integer port;

    @Option(
            names = "--monitor-host",
            paramLabel = "ADDRESS",
            description = {
                "Address to listen on with --monitor-port (default: 127.0.0.1, this machine only).",
                "Whoever can reach it can read the meters."
            })
    private @Nullable String host;

    /** Where to serve them; null for not at all. */
    public @Nullable Listener listener() {
        if (port == null) {
            if (host != null) {
                throw new CommandFailure(ExitCode.USAGE, "--monitor-host needs --monitor-port");
            }
            return null;
        }
        Listener listener =
                new Listener(Objects.requireNonNullElse(host, LOCAL), PortOption.inRange("--monitor-port", port), null);
        try {
            listener.isLocal();
        } catch (AccessException e) {
            throw new CommandFailure(ExitCode.USAGE, "--monitor-host: " + e.getMessage(), e);
        }
        return listener;
    }

    /** Starts to serve them there, if anywhere. */
    public static @Nullable MonitorServer serve(Monitoring monitoring, @Nullable Listener listener) {
        if (listener == null) {
            return null;
        }
        MonitorServer server;
        try {
            server = MonitorServer.start(monitoring, listener);
        } catch (RuntimeException e) {
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE,
                    "cannot listen on " + listener.host() + ":" + listener.port() + " ("
                            + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT)
                            + "); choose another port with --monitor-port, 0 for any free one",
                    e);
        }
        System.err.println("metrics on http://" + listener.host() + ":" + server.port() + Monitoring.METRICS);
        return server;
    }

    /**
     * The meters of this process.
     *
     * @param rules null if it knows none
     */
    public static Monitoring monitoring(@Nullable Rules rules, InstantSource clock) {
        String version = MonitorOptions.class.getPackage().getImplementationVersion();
        return Monitoring.of(
                new Build(Objects.requireNonNullElse(version, "(not packaged)"), rules == null ? "" : rules.id()),
                clock);
    }
}
