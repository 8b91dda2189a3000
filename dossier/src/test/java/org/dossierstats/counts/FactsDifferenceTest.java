package org.dossierstats.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
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

class FactsDifferenceTest {
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

    private final FactsDifference difference = new FactsDifference();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void it_is_what_all_facts_after_are_less_all_before(long seed) {
        Rules rules = seed % 2 == 0 ? RULES : BY_INSTANT;
        Map<String, Dossier> dossiers = new HashMap<>();
        for (Event event : RandomHistories.disturbed(RandomHistories.of(seed, 500), seed)) {
            Dossier before = dossiers.getOrDefault(event.dossier(), Dossier.NONE);
            Dossier after = event.time().getEpochSecond() % 7 == 0 ? before.withAhead(event) : before.with(event);
            dossiers.put(event.dossier(), after);

            CountTable told = told(before, after, rules);

            CountTable expected =
                    new CountTable().add(Facts.of(after, rules), 1).add(Facts.of(before, rules), -1);
            assertThat(told)
                    .as("seed %d, %s to %s", seed, before.events(), after.events())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void who_sent_the_last_event_is_what_changes_unless_it_names_the_agency_of_those_before(long seed) {
        Map<String, Dossier> dossiers = new HashMap<>();
        int changed = 0;
        for (Event event : RandomHistories.disturbed(RandomHistories.of(seed, 500), seed)) {
            Dossier before = dossiers.getOrDefault(event.dossier(), Dossier.NONE);
            Dossier after = before.with(event);
            dossiers.put(event.dossier(), after);
            if (after.goesOnFrom(before)) {
                List<Sent> sent = new ArrayList<>(Sent.of(before, RULES));

                Sent last = Sent.ofLast(after, RULES);

                if (last == null) {
                    changed++;
                } else {
                    sent.add(last);
                    assertThat(sent).as("seed %d, %s", seed, after.events()).isEqualTo(Sent.of(after, RULES));
                }
            }
        }
        assertThat(changed).as("seed %d", seed).isPositive();
    }

    @Test
    void nothing_is_told_of_a_dossier_that_stayed_the_same() {
        Dossier dossier = Dossier.of(RandomHistories.of(1, 1));

        difference.between(dossier, dossier, RULES, (attributes, day, code, amount) -> {
            throw new AssertionError("told " + attributes);
        });
    }

    @Test
    void a_life_longer_than_usual_is_told_whole() {
        Dossier one = Dossier.of(RandomHistories.of(3, 200).stream()
                .map(event -> new Event(event.id(), "D", event.time(), event.change()))
                .toList());

        assertThat(told(Dossier.NONE, one, RULES)).isEqualTo(new CountTable().add(Facts.of(one, RULES), 1));
        assertThat(told(one, Dossier.of(List.of()), RULES)).isEqualTo(new CountTable().add(Facts.of(one, RULES), -1));
    }

    private CountTable told(Dossier before, Dossier after, Rules rules) {
        CountTable told = new CountTable();
        difference.between(
                before,
                after,
                rules,
                (attributes, day, code, amount) -> told.add(new Cell(attributes, day), code, amount));
        return told;
    }
}
