package org.dossierstats.app.command.close;

import java.util.concurrent.Callable;
import org.dossierstats.app.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reporter revise}. */
@Command(
        name = "revise",
        description = {
            "Seal what has changed in a closed period as its next revision; the revisions before stay as they are.",
            "If nothing has changed, say so."
        })
public final class ReviseCommand implements Callable<Integer> {
    @Mixin
    private ClosingOptions closing;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, in 250 characters at most; it is sealed too.")
    private String reason;

    @Override
    public Integer call() {
        closing.seal(reason);
        return ExitCode.OK.code();
    }
}
