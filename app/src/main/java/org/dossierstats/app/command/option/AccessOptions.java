package org.dossierstats.app.command.option;

import java.nio.file.Path;
import org.dossierstats.access.Access;
import org.dossierstats.access.AccessException;
import org.dossierstats.access.KeyFile;
import org.dossierstats.access.Tokens;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.access.CallersKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may send events over HTTP. */
public final class AccessOptions {
    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = {
                "Let in only the callers of this file, made with ingest keys add.",
                "It is read again when it changes. Without it whoever can reach the port can publish."
            })
    private @Nullable Path keys;

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description =
                    "Take this issuer's OpenID Connect tokens too; the callers' subjects stand in the file of --keys.")
    private @Nullable String issuer;

    @Option(
            names = "--oidc-audience",
            paramLabel = "NAME",
            defaultValue = "dossier-stats",
            description = "What the tokens must be for (default: ${DEFAULT-VALUE}).")
    private String audience;

    @Option(
            names = "--oidc-claim",
            paramLabel = "NAME",
            defaultValue = "sub",
            description = "The claim of a token that says whose it is (default: ${DEFAULT-VALUE}).")
    private String claim;

    public Access<Caller> access() {
        if (keys == null) {
            if (issuer != null) {
                throw new CommandFailure(
                        ExitCode.USAGE, "--oidc-issuer needs --keys: the file says which subjects may send what");
            }
            return Access.open(Caller.ANYONE);
        }
        try {
            KeyFile<Caller> file = CallersKind.file(keys);
            return Access.of(file, issuer == null ? null : tokens(issuer));
        } catch (AccessException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    private Tokens tokens(String url) {
        try {
            return Tokens.of(new Tokens.Expected(url, audience, claim));
        } catch (AccessException e) {
            throw new CommandFailure(ExitCode.UNAVAILABLE, "--oidc-issuer: " + e.getMessage(), e);
        }
    }
}
