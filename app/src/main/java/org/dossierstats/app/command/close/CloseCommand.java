package org.dossierstats.app.command.close;

import java.util.concurrent.Callable;
import org.dossierstats.app.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code reporter close}. */
@Command(
        name = "close",
        description = {
            "Seal the figures of a period that is over as its revision 1, of the whole office and of each agency.",
            "Of a period that is closed: say so; if events have changed it since, show what, and end with exit code 6.",
            "May be run by several machines at once: docs/closing.md."
        })
public final class CloseCommand implements Callable<Integer> {
    @Mixin
    private ClosingOptions closing;

    @Override
    public Integer call() {
        closing.seal(null);
        return ExitCode.OK.code();
    }
}
