package org.dossierstats.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsTest {
    /** Few codes about the places where the way they are found changes, so that many come and go. */
    private static final int[] CODES = {0, 1, 2, 31, 32, 62, 63, 64, 65, 127, 128, 129, 1023, 1024, 1025, 2000};

    private final Counts counts = new Counts();
    private final TreeMap<Integer, Long> expected = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatever_is_added_it_is_what_a_sorted_map_would_be(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            switch (random.nextInt(10)) {
                case 0 -> addTogether(random);
                case 1 -> addDense(random);
                default -> add(CODES[random.nextInt(CODES.length)], random.nextInt(5) - 2);
            }
            assertSame("seed %d, step %d".formatted(seed, i));
        }
    }

    @Test
    void dense_ones_come_after_those_there_are() {
        counts.add(64, 1);

        assertThatThrownBy(() -> counts.addDense(new long[100], 64, 100)).hasMessageContaining("64 is counted already");
    }

    private void add(int code, long amount) {
        counts.add(code, amount);
        expected.merge(code, amount, Long::sum);
        expected.values().removeIf(sum -> sum == 0);
    }

    private void addTogether(Random random) {
        Counts other = new Counts();
        for (int code : CODES) {
            int amount = random.nextInt(3) - 1;
            other.add(code, amount);
            expected.merge(code, (long) amount, Long::sum);
        }
        expected.values().removeIf(sum -> sum == 0);
        counts.add(other);
    }

    private void addDense(Random random) {
        long[] dense = new long[2001];
        int first = counts.end();
        for (int code : CODES) {
            dense[code] = random.nextInt(3) - 1L;
            if (code >= first && dense[code] != 0) {
                expected.put(code, dense[code]);
            }
        }
        counts.addDense(dense, first, dense.length);
    }

    private void assertSame(String when) {
        for (int code : CODES) {
            assertThat(counts.of(code)).as("%s, code %d", when, code).isEqualTo(expected.getOrDefault(code, 0L));
        }
        Map<Integer, Long> told = new TreeMap<>();
        counts.forEach(told::put);
        assertThat(told).as(when).isEqualTo(expected);
        Map<Integer, Long> some = new TreeMap<>();
        counts.forEach(32, 1024, some::put);
        assertThat(some).as(when).isEqualTo(expected.subMap(32, 1024));
        assertThat(counts.size()).as(when).isEqualTo(expected.size());
        assertThat(counts.end()).as(when).isEqualTo(expected.isEmpty() ? 0 : expected.lastKey() + 1);
    }
}
