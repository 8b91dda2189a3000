package org.dossierstats.app.command.close;

import java.util.concurrent.Callable;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.RevisionText;
import org.dossierstats.wire.SealedSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reporter show}. */
@Command(
        name = "show",
        description = {
            "Show a revision of a closed period.",
            "In JSON it is what was sealed, byte for byte: its SHA-256 is its digest."
        })
public final class ShowCommand implements Callable<Integer> {
    @Mixin
    private SealedOptions sealed;

    @Option(names = "--revision", paramLabel = "N", description = "Which revision (default: the latest).")
    private @Nullable Integer number;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Override
    public Integer call() {
        History history = sealed.history();
        Revision revision = number == null ? SealedOptions.latest(history) : SealedOptions.revision(history, number);
        SealedSummary summary = revision.of(sealed.scope())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "there is no " + sealed.scope() + " in revision " + revision.number() + " of "
                                + history.days() + "; there is: "
                                + String.join(", ", revision.agencies().keySet())));
        if (format == Format.json) {
            System.out.writeBytes(summary.bytes());
        } else {
            System.out.print(RevisionText.show(summary));
        }
        System.out.flush();
        return ExitCode.OK.code();
    }
}
