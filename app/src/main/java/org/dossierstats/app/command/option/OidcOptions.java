package org.dossierstats.app.command.option;

import org.dossierstats.access.AccessException;
import org.dossierstats.access.Tokens;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose tokens are taken beside keys. */
public final class OidcOptions {
    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description = "Take this issuer's OpenID Connect tokens too; their subjects stand in the file of keys.")
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

    private @Nullable Tokens tokens;

    /** Asks the issuer where its keys are, once; null: keys alone are taken. */
    @Nullable
    Tokens tokens() {
        String url = issuer;
        if (tokens == null && url != null) {
            try {
                tokens = Tokens.of(new Tokens.Expected(url, audience, claim));
            } catch (AccessException e) {
                throw new CommandFailure(ExitCode.UNAVAILABLE, "--oidc-issuer: " + e.getMessage(), e);
            }
        }
        return tokens;
    }

    /** There is a file with the subjects, or no issuer. */
    void requireFile(boolean given, String option) {
        if (issuer != null && !given) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--oidc-issuer needs " + option + ": the file says which subjects may do what");
        }
    }
}
