package org.dossierstats.app.command.ingest;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.file.Checked;
import org.dossierstats.ingest.file.Contents;
import org.dossierstats.ingest.file.Problems;
import org.dossierstats.reporter.SummaryText;

/** What is told of an import. */
final class ImportReport {
    private ImportReport() {}

    /** What is in the file and what is wrong with it; the latter ends the command as bad input does. */
    static int show(Path file, Checked checked, PrintStream out) {
        if (checked instanceof Checked.Faulty faulty) {
            Problems problems = faulty.problems();
            problems.first().forEach(out::println);
            long more = problems.total() - problems.first().size();
            if (more > 0) {
                out.println("and " + SummaryText.number(more) + " more (--max-problems shows more)");
            }
            out.println(of("readable so far:", checked.contents()));
            throw new CommandFailure(
                    ExitCode.INPUT,
                    file + ": " + counted(problems.total(), "problem") + "; nothing of it would be imported");
        }
        out.println(of("would publish", checked.contents()));
        return ExitCode.OK.code();
    }

    /** In one line. */
    static String of(String done, Contents contents) {
        StringBuilder told = new StringBuilder(done + " " + counted(contents.eventCount(), "event") + " from "
                + SummaryText.number(contents.items()) + " " + contents.itemsName());
        if (!contents.events().isEmpty()) {
            told.append(": ").append(byType(contents.events()));
        }
        if (contents.ignored() > 0) {
            told.append("; ").append(SummaryText.number(contents.ignored())).append(" ignored as the mapping says");
        }
        Contents.Span span = contents.span();
        if (span != null) {
            told.append("; from ").append(span.first()).append(" to ").append(span.last());
        }
        return told.toString();
    }

    static String byType(Map<EventType, Long> events) {
        return events.entrySet().stream()
                .map(entry -> SummaryText.number(entry.getValue()) + " "
                        + entry.getKey().wireName())
                .collect(Collectors.joining(", "));
    }

    private static String counted(long number, String what) {
        return SummaryText.number(number) + " " + what + (number == 1 ? "" : "s");
    }
}
