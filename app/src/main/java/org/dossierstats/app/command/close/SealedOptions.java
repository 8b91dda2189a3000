package org.dossierstats.app.command.close;

import java.util.Map;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.command.option.PeriodOptions;
import org.dossierstats.app.command.option.RulesOptions;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.reporter.close.History;
import org.dossierstats.reporter.close.Revision;
import org.dossierstats.reporter.close.SummariesTopic;
import org.dossierstats.wire.SealedKey.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which of what was sealed. */
final class SealedOptions {
    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private PeriodOptions period;

    @Option(
            names = "--agency",
            paramLabel = "AGENCY",
            description = "Of this agency alone, not of the whole office; empty for dossiers of no known agency.")
    private @Nullable String agency;

    Map<String, Object> client() {
        return kafka.client();
    }

    /** The rules asked for; null if it was left to the default. */
    @Nullable
    Rules askedRules() {
        return rules.asked();
    }

    Rules rules() {
        return rules.rules();
    }

    Period period() {
        return period.period(rules.clock());
    }

    Scope scope() {
        return new Scope(agency);
    }

    /** Of a period that is closed and whose chain holds. */
    History history() {
        Period asked = period();
        History history = new SummariesTopic(client()).read().soundHistory(asked);
        if (history.revisions().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "period " + asked.name() + " from " + history.days() + " is not closed; what is: dossier-stats"
                            + " reporter list");
        }
        return history;
    }

    static Revision latest(History history) {
        return history.revisions().get(history.revisions().size() - 1);
    }

    static Revision revision(History history, int number) {
        return history.revision(number)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "there is no revision " + number + " of " + history.days() + "; the latest is "
                                + latest(history).number()));
    }
}
