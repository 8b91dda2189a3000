package org.dossierstats.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void the_median_of_an_odd_number_is_the_middle_one() {
        assertThat(Spread.of(List.of(9.0, 1.0, 5.0))).isEqualTo(new Spread(5, 1, 9, 3));
    }

    @Test
    void the_median_of_an_even_number_is_between_the_two_in_the_middle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 10.0)).median()).isEqualTo(3);
    }

    @Test
    void a_quantile_is_between_the_two_nearest() {
        List<Double> values = List.of(0.0, 10.0, 20.0, 30.0, 40.0);

        assertThat(Spread.quantile(values, 0.99)).isEqualTo(39.6);
        assertThat(Spread.quantile(values, 0)).isZero();
        assertThat(Spread.quantile(values, 1)).isEqualTo(40);
    }

    @Test
    void ratios_are_of_the_same_round_so_that_one_busy_round_does_not_matter() {
        List<Double> ours = List.of(100.0, 10.0, 100.0);
        List<Double> theirs = List.of(50.0, 5.0, 50.0);

        assertThat(Spread.ofRatios(ours, theirs)).isEqualTo(new Spread(2, 2, 2, 3));
    }

    @Test
    void there_is_no_spread_of_nothing_and_no_ratio_of_unequal_rounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.ofRatios(List.of(1.0), List.of()));
    }
}
