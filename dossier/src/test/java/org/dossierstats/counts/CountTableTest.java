package org.dossierstats.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However it is packed, a table is a map of cells. */
class CountTableTest {
    private final CountTable table = new CountTable();
    private final Map<Cell, Counts> map = new HashMap<>();

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("dossierstats.seeds", 20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_table_is_a_map_of_cells(long seed) {
        Random random = new Random(seed);
        FrozenCells frozen = table.freeze();
        Map<Cell, Counts> then = Map.of();
        for (int i = 0; i < 3_000; i++) {
            change(random);
            if (random.nextInt(100) == 0) {
                assertThat(cells(frozen)).as("seed %d, change %d", seed, i).isEqualTo(then);
                frozen = table.freeze();
                then = copy(map);
            }
        }
        assertThat(table.asMap()).as("seed %d", seed).isEqualTo(map);
        assertThat(table.size()).isEqualTo(map.size());
        assertThat(cells(frozen)).isEqualTo(then);
        map.forEach((cell, counts) -> assertThat(table.of(cell)).isEqualTo(counts));
        assertThat(table.of(new Cell(Attributes.UNKNOWN, 5)).isEmpty()).isTrue();

        CountTable again = new CountTable();
        map.forEach(again::set);
        assertThat(again).isEqualTo(table).hasSameHashCodeAs(table);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void differences_are_those_of_the_maps(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            change(random);
        }
        CountTable before = new CountTable().add(table);
        Map<Cell, Counts> mapBefore = copy(map);
        for (int i = 0; i < 300; i++) {
            change(random);
        }

        Map<Cell, Counts> changed = new HashMap<>(mapBefore);
        before.forEachDifference(table, (cell, was, is) -> {
            assertThat(was).isNotEqualTo(is);
            assertThat(was).isEqualTo(mapBefore.getOrDefault(cell, new Counts()));
            changed.put(cell, is);
        });
        changed.values().removeIf(Counts::isEmpty);

        assertThat(changed).as("seed %d", seed).isEqualTo(map);
    }

    @Test
    void numbers_of_any_size_are_kept() {
        Cell cell = new Cell(Attributes.UNKNOWN, Integer.MIN_VALUE);
        Counts counts = new Counts()
                .add(0, Long.MAX_VALUE)
                .add(Measure.IN_RETURNED.code(), Long.MIN_VALUE)
                .add(HandlingByAge.CODES_END - 1, -1);

        table.set(cell, counts);
        table.set(new Cell(Attributes.UNKNOWN, Integer.MAX_VALUE), counts);

        assertThat(table.of(cell)).isEqualTo(counts);
        assertThat(table.asMap()).hasSize(2);
    }

    private void change(Random random) {
        Attributes attributes = new Attributes(
                "H" + random.nextInt(3), "1." + random.nextInt(3), "F", Channel.values()[random.nextInt(2)]);
        Cell cell = new Cell(attributes, 18_000 + random.nextInt(30));
        int code = random.nextInt(10) == 0
                ? HandlingByAge.completed(random.nextInt(40))
                : random.nextInt(Measure.all().size());
        if (random.nextInt(12) == 0) {
            table.set(cell, new Counts());
            map.remove(cell);
        } else {
            long amount = random.nextInt(3) - 1L;
            table.add(cell, code, amount);
            Counts counts = map.computeIfAbsent(cell, absent -> new Counts()).add(code, amount);
            if (counts.isEmpty()) {
                map.remove(cell);
            }
        }
    }

    private static Map<Cell, Counts> cells(FrozenCells frozen) {
        Map<Cell, Counts> cells = new HashMap<>();
        frozen.forEach(attributes -> true, cells::put);
        return cells;
    }

    private static Map<Cell, Counts> copy(Map<Cell, Counts> map) {
        Map<Cell, Counts> copy = new HashMap<>();
        map.forEach((cell, counts) -> copy.put(cell, new Counts().add(counts)));
        return copy;
    }
}
