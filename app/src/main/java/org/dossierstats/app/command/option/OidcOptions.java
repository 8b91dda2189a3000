package org.dossierstats.app.command.option;

import org.dossierstats.access.AccessException;
import org.dossierstats.access.Issuer;
import org.dossierstats.access.SignInClient;
import org.dossierstats.access.Tokens;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose tokens are taken beside keys. */
public final class OidcOptions {
    private static final String AUDIENCE = "dossier-stats";
    private static final String CLAIM = "sub";

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description = "Take this issuer's OpenID Connect tokens too; their subjects stand in the file of keys.")
    private @Nullable String issuer;

    @Option(
            names = "--oidc-audience",
            paramLabel = "NAME",
            defaultValue = AUDIENCE,
            description = "What the tokens must be for (default: ${DEFAULT-VALUE}).")
    private String audience;

    @Option(
            names = "--oidc-claim",
            paramLabel = "NAME",
            defaultValue = CLAIM,
            description = "The claim of a token that says whose it is (default: ${DEFAULT-VALUE}).")
    private String claim;

    private @Nullable Issuer asked;

    /** Null: keys alone are taken. */
    @Nullable
    Tokens tokens() {
        String url = issuer;
        return url == null ? null : Tokens.of(asked(url), audience, claim);
    }

    /**
     * What this server is to the issuer.
     *
     * @param id by this it is registered there
     * @param secret null: it has none
     */
    SignInClient client(String id, @Nullable String secret) {
        if (issuer == null) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--oidc-client-id needs --oidc-issuer: it says where people sign in");
        }
        try {
            return SignInClient.of(asked(issuer), id, secret, claim);
        } catch (AccessException e) {
            throw new CommandFailure(ExitCode.UNAVAILABLE, "--oidc-issuer: " + e.getMessage(), e);
        }
    }

    /** Asks the issuer what it is, once. */
    private Issuer asked(String url) {
        if (asked == null) {
            try {
                asked = Issuer.at(url);
            } catch (AccessException e) {
                throw new CommandFailure(ExitCode.UNAVAILABLE, "--oidc-issuer: " + e.getMessage(), e);
            }
        }
        return asked;
    }

    /** There is a file with the subjects, or no issuer. */
    void requireFile(boolean given, String option) {
        if (issuer == null && !(audience.equals(AUDIENCE) && claim.equals(CLAIM))) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--oidc-audience and --oidc-claim need --oidc-issuer: they say what is read in its tokens");
        }
        if (issuer != null && !given) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--oidc-issuer needs " + option + ": the file says which subjects may do what");
        }
    }
}
