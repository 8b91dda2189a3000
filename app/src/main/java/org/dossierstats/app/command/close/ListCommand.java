package org.dossierstats.app.command.close;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.RevisionJson;
import org.dossierstats.reporter.close.RevisionText;
import org.dossierstats.reporter.close.Seals;
import org.dossierstats.reporter.close.SummariesTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reporter list}. */
@Command(
        name = "list",
        description = {
            "List every revision of every period that was closed.",
            "With --check, check the digest of each record and the chain of them; exit code 4 if anything does not hold."
        })
public final class ListCommand implements Callable<Integer> {
    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    @Option(names = "--check", description = "Check every digest and the chain, instead of listing.")
    private boolean check;

    @Override
    public Integer call() {
        Seals seals = new SummariesTopic(kafka.client()).read();
        if (check) {
            check(seals);
        } else {
            System.out.print(
                    format == Format.json
                            ? RevisionJson.list(seals.histories())
                            : RevisionText.list(seals.histories()));
        }
        System.out.flush();
        return ExitCode.OK.code();
    }

    private static void check(Seals seals) {
        List<String> faults = new ArrayList<>(seals.strangers());
        for (History history : seals.histories()) {
            history.faults().forEach(fault -> faults.add(history.days() + ": " + fault));
        }
        faults.forEach(System.out::println);
        long revisions = seals.histories().stream()
                .mapToLong(history -> history.revisions().size())
                .sum();
        if (!faults.isEmpty()) {
            System.out.flush();
            throw new CommandFailure(
                    ExitCode.UNBALANCED, "what was sealed does not hold: " + faults.size() + " faults");
        }
        System.out.println("every digest holds and the chain is whole: " + revisions + " revisions of "
                + seals.histories().size() + " periods");
    }
}
