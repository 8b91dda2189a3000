package org.dossierstats.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.dossierstats.bench.process.Children;
import org.dossierstats.chaos.fault.FaultKind;
import org.dossierstats.chaos.round.Chaos;
import org.dossierstats.chaos.round.Plan;
import org.dossierstats.chaos.round.Round;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code chaos/run}: three of the faults, once each, on three Kafka nodes and the program as it was packaged. */
class ChaosIT {
    private static final Set<FaultKind> FAULTS =
            EnumSet.of(FaultKind.KILL_STREAMS, FaultKind.PAUSE_STREAMS, FaultKind.KILL_BROKER);
    private static final Plan PLAN = new Plan(FAULTS, 60, Long.getLong("dossierstats.seed", 4_711L));

    @TempDir
    Path directory;

    @Test
    void after_each_fault_nothing_is_lost_nothing_is_counted_twice_and_every_cut_balanced() throws Exception {
        try (Children children = Children.in(directory);
                Chaos chaos = Chaos.start(children, PLAN, told -> {})) {
            for (FaultKind fault : FAULTS) {
                Round round = chaos.round(fault);

                assertThat(round.isRight()).as("%s", round).isTrue();
                assertThat(round.events()).as("events").isPositive();
                assertThat(round.cuts()).as("cuts").isPositive();
            }
        }
    }
}
