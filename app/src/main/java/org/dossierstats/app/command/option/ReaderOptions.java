package org.dossierstats.app.command.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dossierstats.access.Access;
import org.dossierstats.access.AccessException;
import org.dossierstats.access.SignInClient;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.http.Hosts;
import org.dossierstats.http.Listener;
import org.dossierstats.reporter.access.Admission;
import org.dossierstats.reporter.access.Guard;
import org.dossierstats.reporter.access.ReadersKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may read figures over HTTP, and close periods. */
public final class ReaderOptions {
    private static final int MOST_HOURS = 24 * 30;

    @Option(
            names = "--readers",
            paramLabel = "FILE",
            description = {
                "Show figures only to the readers of this file, made with reporter keys add; it is read again when it changes.",
                "Without it whoever can reach the port can read, and it listens on this machine only."
            })
    private @Nullable Path readers;

    @Option(
            names = "--no-sign-in",
            description = {
                "Let in whoever reaches the address, whatever it is: for a proxy that signs users in, or a container whose port only this machine has.",
                "Nobody can close periods over HTTP then."
            })
    private boolean noSignIn;

    @Option(
            names = "--session-hours",
            paramLabel = "N",
            defaultValue = "12",
            description = "How long a browser stays signed in (default: ${DEFAULT-VALUE}).")
    private int sessionHours;

    @Option(
            names = "--oidc-client-id",
            paramLabel = "ID",
            description = {
                "Let readers sign in to the board with their account at --oidc-issuer, where this server is registered by this id and the address https://HOST/sign-in/callback.",
                "Their subjects stand in the file of --readers."
            })
    private @Nullable String clientId;

    @Option(
            names = "--oidc-client-secret-file",
            paramLabel = "FILE",
            description =
                    "What this server shows to the issuer beside its id; without it, it is registered as a public client.")
    private @Nullable Path clientSecretFile;

    /**
     * Who is let in.
     *
     * @param closing who may close where nobody has to sign in
     */
    public Guard guard(Listener listener, OidcOptions oidc, Admission closing) {
        if (sessionHours < 1 || sessionHours > MOST_HOURS) {
            throw new CommandFailure(ExitCode.USAGE, "--session-hours must be 1 to " + MOST_HOURS);
        }
        Path file = readers;
        requireForClient(file != null);
        if (file != null) {
            if (noSignIn) {
                throw new CommandFailure(ExitCode.USAGE, "give either --readers or --no-sign-in");
            }
            return ofFile(file, oidc);
        }
        if (noSignIn) {
            return Guard.open(
                    Hosts.ANY,
                    Admission.closed("this server lets in whoever reaches it (--no-sign-in), so nobody closes here:"
                            + " use dossier-stats reporter close, or a server with --readers"));
        }
        if (!listener.isLocal()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--host " + listener.host() + " needs --readers: whoever can reach it could read; make keys with:"
                            + " dossier-stats reporter keys add; or --no-sign-in if a proxy before it lets in who may read");
        }
        return Guard.open(Hosts.LOOPBACK, closing);
    }

    private Guard ofFile(Path file, OidcOptions oidc) {
        try {
            String id = clientId;
            SignInClient client = id == null ? null : oidc.client(id, clientSecret());
            return Guard.of(
                    Access.of(ReadersKind.file(file), oidc.tokens()),
                    client,
                    Duration.ofHours(sessionHours),
                    System::nanoTime);
        } catch (AccessException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    private void requireForClient(boolean hasFile) {
        if (clientId != null && !hasFile) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--oidc-client-id needs --readers: the file says which subjects may read what");
        }
        if (clientId != null && clientId.isBlank()) {
            throw new CommandFailure(ExitCode.USAGE, "--oidc-client-id is empty");
        }
        if (clientSecretFile != null && clientId == null) {
            throw new CommandFailure(ExitCode.USAGE, "--oidc-client-secret-file needs --oidc-client-id");
        }
    }

    private @Nullable String clientSecret() {
        Path file = clientSecretFile;
        if (file == null) {
            return null;
        }
        try {
            String secret = Files.readString(file).strip();
            if (!secret.isEmpty()) {
                return secret;
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INPUT, "cannot read --oidc-client-secret-file " + file, e);
        }
        throw new CommandFailure(ExitCode.INPUT, "--oidc-client-secret-file " + file + " is empty");
    }

    public boolean given() {
        return readers != null;
    }

    /** There is a file with the subjects of tokens, or no issuer. */
    public void requireForTokens(OidcOptions oidc, boolean otherFile) {
        oidc.requireFile(given() || otherFile, "--readers");
    }
}
