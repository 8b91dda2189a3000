package org.dossierstats.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HandlingTimeTest {
    @Test
    void what_stands_for_a_time_is_within_the_stated_error_of_it() {
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            long seconds = i < 5_000 ? i : random.nextInt(1 << (1 + random.nextInt(30)));
            int code = HandlingTime.code(seconds);

            assertThat(HandlingTime.isBucket(code)).isTrue();
            assertThat(code).isLessThan(HandlingTime.CODES_END);
            assertThat(Math.abs(HandlingTime.of(code) - seconds))
                    .as("%d s", seconds)
                    .isLessThanOrEqualTo(HandlingTime.RELATIVE_ERROR * seconds);
        }
        assertThat(HandlingTime.RELATIVE_ERROR).isLessThan(0.02);
    }

    @Test
    void longer_times_never_have_smaller_codes() {
        int before = HandlingTime.code(0);
        for (long seconds = 1; seconds < 200_000; seconds++) {
            int code = HandlingTime.code(seconds);
            assertThat(code).isBetween(before, before + 1);
            before = code;
        }
    }

    @Test
    void median_and_percentile_are_those_of_the_sorted_times() {
        Random random = new Random(9);
        long[] times = random.longs(1_001, 0, 500_000).toArray();
        Counts counts = new Counts().add(Measure.ACCEPTED, 77);
        Arrays.stream(times).forEach(time -> counts.add(HandlingTime.code(time), 1));
        Arrays.sort(times);

        assertThat(HandlingTime.count(counts)).isEqualTo(1_001);
        assertThat(HandlingTime.quantile(counts, 0.5)).isCloseTo((double) times[500], withPercentage(1.6));
        assertThat(HandlingTime.quantile(counts, 0.9)).isCloseTo((double) times[900], withPercentage(1.6));
    }

    @Test
    void of_nothing_and_of_less_than_nothing_there_is_no_median() {
        assertThat(HandlingTime.quantile(new Counts(), 0.5)).isNull();
        assertThat(HandlingTime.quantile(
                        new Counts().add(HandlingTime.code(9), -1).add(HandlingTime.code(7), 3), 0.5))
                .isNull();
    }

    @Test
    void what_is_taken_back_leaves_nothing() {
        Counts counts = new Counts().add(HandlingTime.code(9_000), 1).add(Measure.HANDLING_SECONDS, 9_000);

        counts.add(HandlingTime.code(9_000), -1).add(Measure.HANDLING_SECONDS, -9_000);

        assertThat(counts.isEmpty()).isTrue();
    }
}
