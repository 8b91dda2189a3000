package org.dossierstats.app.command.option;

import java.nio.file.Path;
import org.dossierstats.access.Access;
import org.dossierstats.access.AccessException;
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

    /** Who may send, and nobody else; without a file whoever reaches the port. */
    public Access<Caller> access(OidcOptions oidc) {
        Path file = keys;
        if (file == null) {
            return Access.open(Caller.ANYONE);
        }
        try {
            return Access.of(CallersKind.file(file), oidc.tokens());
        } catch (AccessException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    /** The same where there is no other file with subjects of tokens. */
    public Access<Caller> accessByThisFileAlone(OidcOptions oidc) {
        oidc.requireFile(keys != null, "--keys");
        return access(oidc);
    }

    public boolean given() {
        return keys != null;
    }
}
