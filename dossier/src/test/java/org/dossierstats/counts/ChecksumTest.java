package org.dossierstats.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dossierstats.dossier.Basis;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.Granularity;
import org.dossierstats.dossier.Limit;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.Status;
import org.dossierstats.period.RandomHistories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {
    private static final Rules RULES = Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Rules BY_INSTANT = new Rules(new Rules.Settings(
            RULES.zone(),
            RULES.calendar(),
            Granularity.INSTANT,
            Basis.ORIGINAL,
            Set.of(Status.SUSPENDED),
            false,
            Map.of(
                    "1.1",
                    List.of(new Limit.Version(
                            LocalDate.MIN, LocalDate.MAX, new Limit(20, Limit.Unit.WORKING_HOURS))))));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void kept_up_event_by_event_it_is_that_of_all_counts(long seed) {
        Checksum keptUp = new Checksum();
        FactsDifference difference = new FactsDifference();
        Map<String, Dossier> dossiers = new HashMap<>();
        for (Event event : RandomHistories.disturbed(RandomHistories.of(seed, 300), seed)) {
            Dossier before = dossiers.getOrDefault(event.dossier(), Dossier.NONE);
            Dossier after = before.with(event);
            dossiers.put(event.dossier(), after);
            difference.between(before, after, RULES, keptUp::add);
            Sent.of(before, RULES).forEach(each -> keptUp.add(each, -1));
            Sent.of(after, RULES).forEach(each -> keptUp.add(each, 1));
        }

        DossierCounts counts = new DossierCounts();
        dossiers.values().forEach(dossier -> counts.add(dossier, RULES, 1));

        assertThat(keptUp.value())
                .as("seed %d", seed)
                .isEqualTo(Checksum.of(counts).value());
    }

    @Test
    void other_counts_come_to_another_number() {
        DossierCounts counts = new DossierCounts();
        lives(1).forEach(dossier -> counts.add(dossier, RULES, 1));
        Set<Long> numbers = new HashSet<>(Set.of(Checksum.of(counts).value()));
        int others = 0;

        List<Cell> cells = new ArrayList<>(counts.cells().asMap().keySet());
        for (Cell cell : cells) {
            for (Measure measure : Measure.all()) {
                counts.cells().add(cell, measure, 1);
                numbers.add(Checksum.of(counts).value());
                others++;
                counts.cells().add(cell, measure, -1);
            }
        }
        for (Sent sent : List.copyOf(counts.sent().keySet())) {
            counts.add(sent, 1);
            numbers.add(Checksum.of(counts).value());
            others++;
            counts.add(sent, -1);
        }

        assertThat(numbers).hasSize(1 + others);
    }

    /**
     * Counts that stand published are gone on with by who has the same edition. If this fails because dossiers come to other facts, raise
     * {@link Facts#EDITION} with the new numbers; if only because the random histories are others, the numbers alone.
     */
    @Test
    void the_facts_are_those_of_their_edition() {
        assertThat(Facts.EDITION).isEqualTo(1);
        assertThat(facts(RULES)).isEqualTo(-2_329_903_886_675_971_070L);
        assertThat(facts(BY_INSTANT)).isEqualTo(-4_496_784_582_625_639_726L);
    }

    private static long facts(Rules rules) {
        DossierCounts counts = new DossierCounts();
        for (long seed = 1; seed <= 4; seed++) {
            lives(seed).forEach(dossier -> counts.add(dossier, rules, 1));
        }
        return Checksum.of(counts).value();
    }

    private static List<Dossier> lives(long seed) {
        Map<String, List<Event>> lives = new HashMap<>();
        RandomHistories.of(seed, seed == 1 ? 40 : 500)
                .forEach(event -> lives.computeIfAbsent(event.dossier(), absent -> new ArrayList<>())
                        .add(event));
        return lives.values().stream().map(Dossier::of).toList();
    }
}
