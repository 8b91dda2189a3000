package org.dossierstats.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.Rules;
import org.dossierstats.rollup.Coarse;
import org.dossierstats.wire.CountsFormat.CountsRecord;
import org.dossierstats.wire.PartitionView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever goes on with published counts publishes what the one before it would have. */
class PartitionCountsTest {
    private static final Rules RULES = Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Coarse COARSE = new Coarse(1);
    private static final String TERMS = "as always";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void it_publishes_and_rolls_up_what_the_one_before_would_have(long seed) {
        Random random = new Random(seed);
        PartitionCounts before = new PartitionCounts(0, 7, RULES, COARSE);
        List<Dossier> dossiers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            dossiers.add(accepted("A-" + i, random));
            before.change(Dossier.NONE, dossiers.get(i));
        }
        before.reached(50);
        PartitionView view = new PartitionView();
        before.publish(Integer.MAX_VALUE, view::read, rolledUp -> {});

        StandingCounts standing = Objects.requireNonNull(StandingCounts.of(view, before.place(TERMS)));
        PartitionCounts after = PartitionCounts.goingOn(standing, RULES, COARSE);

        assertThat(after.place(TERMS)).isEqualTo(before.place(TERMS));
        assertThat(records(after)).isEmpty();
        for (Dossier dossier : dossiers) {
            Dossier more = dossier.with(completed(dossier, random));
            before.change(dossier, more);
            after.change(dossier, more);
        }
        before.reached(100);
        after.reached(100);
        assertThat(after.place(TERMS)).isEqualTo(before.place(TERMS));
        assertThat(records(after)).as("seed %d", seed).hasSizeGreaterThan(20).isEqualTo(records(before));
    }

    /** What there is to be published now. */
    private static List<CountsRecord> records(PartitionCounts counts) {
        List<CountsRecord> records = new ArrayList<>();
        counts.publish(Integer.MAX_VALUE, records::add, records::add);
        return records;
    }

    private static Dossier accepted(String dossier, Random random) {
        LocalDate day = LocalDate.of(2021, 6, 1 + random.nextInt(28));
        Attributes attributes = new Attributes(
                "H32." + random.nextInt(3), "1.00512" + random.nextInt(5), "Lao động", Channel.IN_PERSON);
        return Dossier.of(List.of(
                event(dossier, "accepted", day, new Change.Accepted(attributes, new Due.OnDay(day.plusDays(10))))));
    }

    private static Event completed(Dossier dossier, Random random) {
        LocalDate day = LocalDate.of(2021, 7, 1 + random.nextInt(28));
        return event(dossier.events().get(0).dossier(), "completed", day, new Change.Completed());
    }

    private static Event event(String dossier, String id, LocalDate day, Change change) {
        return new Event(
                new EventId("/test", dossier + "/" + id),
                dossier,
                day.atTime(8, 0).atZone(RULES.zone()).toInstant(),
                change);
    }
}
