package org.dossierstats.app.command.option;

import java.nio.file.Path;
import org.dossierstats.access.AccessException;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.http.Listener;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a server listens, and whether it encrypts. */
public final class ListenOptions {
    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; another than this machine's own needs keys (default:"
                    + " ${DEFAULT-VALUE}).")
    private String host;

    @Mixin
    private PortOption port;

    @ArgGroup(exclusive = false)
    private @Nullable TlsOptions tls;

    /** Files for TLS: both or none. */
    private static final class TlsOptions {
        @Option(
                names = "--tls-cert",
                required = true,
                paramLabel = "FILE",
                description = "Encrypt: the certificate in PEM, with those above it.")
        private Path certificate;

        @Option(
                names = "--tls-key",
                required = true,
                paramLabel = "FILE",
                description = "Its private key in PEM (PKCS #8), not encrypted.")
        private Path key;
    }

    /** There, checked to be an address of this machine. */
    public Listener listener() {
        Listener listener =
                new Listener(host, port.port(), tls == null ? null : new Listener.Tls(tls.certificate, tls.key));
        try {
            listener.isLocal();
        } catch (AccessException e) {
            throw new CommandFailure(ExitCode.USAGE, "--host: " + e.getMessage(), e);
        }
        return listener;
    }

    /** A note where others could read what goes over the network. */
    public static void tellIfPlain(Listener listener) {
        if (!listener.isLocal() && listener.tls() == null) {
            System.err.println(
                    "dossier-stats: note: without --tls-cert and --tls-key keys and what is sent can be read on"
                            + " the way; let nobody reach this port but a proxy that encrypts");
        }
    }
}
