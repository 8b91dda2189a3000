package org.dossierstats.app.command.reporter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.reporter.EventsBook;
import org.dossierstats.reporter.SummaryText;
import org.dossierstats.reporter.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code reporter verify}. */
@Command(
        name = "verify",
        description = {
            "Check a summary in JSON against the events it was counted from.",
            "Reads dossier-events up to the summary's cut and recomputes every figure by another way than the counts.",
            "Ends with exit code 4 and a list if anything differs."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The summary, as --format json gives it.")
    private Path file;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private RulesOptions rules;

    @Override
    public Integer call() {
        Verification verification = verification();
        List<String> differences;
        try (EventsBook book = EventsBook.open(kafka.client())) {
            differences = ProgressLine.whileCounting(progress -> verification.differences(book, progress));
        }
        differences.forEach(System.out::println);
        if (!differences.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.UNBALANCED,
                    file + " is not what the events say: " + SummaryText.number(differences.size()) + " of "
                            + SummaryText.number(verification.figures()) + " figures differ");
        }
        System.out.println(
                file + ": all " + SummaryText.number(verification.figures()) + " figures are what the events say");
        return ExitCode.OK.code();
    }

    private Verification verification() {
        try {
            return Verification.of(Files.readString(file, StandardCharsets.UTF_8), rules.rules());
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.INPUT, file + " does not exist", e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INPUT, file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.INPUT, file + " cannot be verified: " + e.getMessage(), e);
        }
    }
}
