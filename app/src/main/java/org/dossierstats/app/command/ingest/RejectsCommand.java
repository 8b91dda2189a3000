package org.dossierstats.app.command.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.CommandGroup;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.ingest.publish.Bulk;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.ingest.rejects.Reject;
import org.dossierstats.ingest.rejects.RejectsTopic;
import org.dossierstats.ingest.rejects.Replay;
import org.dossierstats.reporter.SummaryText;
import org.dossierstats.reporter.TextTable;
import org.dossierstats.wire.Decoded.Reason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ingest rejects}. */
@Command(
        name = "rejects",
        description = "List and replay what could not be counted.",
        subcommands = {RejectsCommand.ListThem.class, RejectsCommand.ReplayThem.class})
final class RejectsCommand extends CommandGroup {
    /** Which rejects. */
    static final class Filter {
        @Mixin
        private KafkaOptions kafka;

        @Option(
                names = "--reason",
                paramLabel = "REASON",
                description = "Only those refused for this reason: ${COMPLETION-CANDIDATES}.")
        private @Nullable Reason reason;

        private boolean takes(Reject reject) {
            return reason == null || reason.name().equals(reject.reason());
        }
    }

    /** {@code ingest rejects list}. */
    @Command(name = "list", description = "List what could not be counted, and why.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private Filter filter;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "100",
                description = "The latest so many of each partition; all are counted (default: ${DEFAULT-VALUE}).")
        private int limit;

        @Override
        public Integer call() {
            if (limit < 0 || limit > 1_000_000) {
                throw new CommandFailure(ExitCode.USAGE, "--limit must be 0 to 1000000, not " + limit);
            }
            Map<String, Long> byReason = new TreeMap<>();
            Map<String, List<Reject>> latest = new TreeMap<>();
            try (RejectsTopic topic = RejectsTopic.open(filter.kafka.client())) {
                topic.read(reject -> {
                    if (filter.takes(reject)) {
                        byReason.merge(reject.reason(), 1L, Long::sum);
                        keep(latest, reject);
                    }
                });
            }
            System.out.print(text(byReason, latest));
            System.out.flush();
            return ExitCode.OK.code();
        }

        private void keep(Map<String, List<Reject>> latest, Reject reject) {
            String partition = reject.place().substring(0, reject.place().indexOf(':'));
            List<Reject> kept = latest.computeIfAbsent(partition, absent -> new ArrayList<>());
            kept.add(reject);
            if (kept.size() > limit) {
                kept.remove(0);
            }
        }

        private static String text(Map<String, Long> byReason, Map<String, List<Reject>> latest) {
            if (byReason.isEmpty()) {
                return "Rejects: none\n";
            }
            TextTable table = TextTable.ofTexts()
                    .heading("Rejects: " + told(byReason))
                    .rule()
                    .row("place", "published", "from", "reason", "what is wrong");
            latest.values()
                    .forEach(rejects -> rejects.forEach(reject -> table.row(
                            reject.place(),
                            Instant.ofEpochMilli(reject.publishedMs()).toString(),
                            reject.origin(),
                            reject.reason(),
                            reject.detail())));
            return table.toString();
        }
    }

    /** {@code ingest rejects replay}. */
    @Command(
            name = "replay",
            description = {
                "Publish again what could not be counted, once the cause is mended.",
                "What would be refused again stays where it is; what was counted meanwhile changes nothing."
            })
    static final class ReplayThem implements Callable<Integer> {
        @Mixin
        private Filter filter;

        @Option(
                names = "--key-from-subject",
                description = "Mend the key as well: a missing or wrong one becomes the event's subject.")
        private boolean keyFromSubject;

        @Override
        public Integer call() {
            Map<String, Object> client = filter.kafka.client();
            try (RejectsTopic topic = RejectsTopic.open(client);
                    DossierEvents events = DossierEvents.publisher(client)) {
                Bulk bulk = events.bulk();
                Replay replay = new Replay(bulk, keyFromSubject);
                topic.read(reject -> {
                    if (filter.takes(reject)) {
                        replay.add(reject);
                    }
                });
                bulk.flush();
                System.out.println("published " + SummaryText.number(replay.published())
                        + " again; left, for they would be refused" + " again: "
                        + (replay.stillRefused().isEmpty() ? "none" : told(replay.stillRefused())));
            }
            return ExitCode.OK.code();
        }
    }

    private static String told(Map<String, Long> byReason) {
        return byReason.entrySet().stream()
                .map(reason -> SummaryText.number(reason.getValue()) + " " + reason.getKey())
                .collect(Collectors.joining(", "));
    }
}
