package org.dossierstats.app.command.close;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.PeriodOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.app.terminal.ProgressLine;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.Reporter;
import org.dossierstats.reporter.close.Closer;
import org.dossierstats.reporter.close.Closing;
import org.dossierstats.reporter.close.SummariesTopic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is sealed, by whom, and how; and the sealing. */
final class ClosingOptions {
    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private PeriodOptions period;

    @Option(
            names = "--author",
            paramLabel = "NAME",
            description = "Who answers for it (default: the name of the user at the operating system).")
    private @Nullable String author;

    @Option(names = "--early", description = "Seal it although it is not over; that is said in what is sealed.")
    private boolean early;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait while nothing more is counted (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    /**
     * Seals the periods asked for, one after the other, and tells what came of each.
     *
     * @param reason why they are revised; null to close them
     * @throws CommandFailure if one was not sealed that should have been
     */
    void seal(@Nullable String reason) {
        Duration limit = timeout();
        List<Closing> closings = closings(reason);
        Map<String, Object> client = kafka.client();
        SummariesTopic topic = new SummariesTopic(client);
        // That it is there, and whole, is found out before everything is counted.
        closings.forEach(closing -> topic.read().soundHistory(closing.period()));
        try (Reporter reporter = Reporter.start(client, rules.asked())) {
            Closer closer = new Closer(
                    topic,
                    each -> ProgressLine.whileCounting(progress -> reporter.fresh(List.of(each), limit, progress))
                            .get(0),
                    Clock.systemUTC());
            OutcomeTeller teller = new OutcomeTeller(System.out);
            closings.forEach(closing -> teller.tell(closing.period(), closer.seal(closing)));
            rules.tellDoubts(closings.stream().map(Closing::period).toList());
            teller.requireUnchanged();
        }
    }

    private Duration timeout() {
        if (timeoutSeconds < 1 || timeoutSeconds > 86_400) {
            throw new CommandFailure(ExitCode.USAGE, "--timeout must be 1 to 86400 seconds, not " + timeoutSeconds);
        }
        return Duration.ofSeconds(timeoutSeconds);
    }

    private List<Closing> closings(@Nullable String reason) {
        String name = Objects.requireNonNullElseGet(author, () -> System.getProperty("user.name"));
        Function<Period, Closing> asked = reason == null
                ? each -> Closing.close(each, name, early)
                : each -> Closing.revise(each, name, reason, early);
        List<Closing> closings = new ArrayList<>();
        try {
            for (Period each : period.periods(rules.clock())) {
                closings.add(asked.apply(each));
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
        return closings;
    }
}
