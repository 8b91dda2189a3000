package org.dossierstats.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CutHistoryTest {
    private final CutHistory history = new CutHistory();

    @Test
    void an_event_is_shown_by_the_first_cut_beyond_its_offset() {
        assertThat(history.shows(Map.of(0, 5L, 1, 7L), 100)).isTrue();
        assertThat(history.shows(Map.of(0, 9L, 1, 7L), 200)).isTrue();
        assertThat(history.shows(Map.of(0, 9L, 1, 8L), 300)).isTrue();

        assertThat(history.shown(0, 4)).hasValue(100);
        assertThat(history.shown(0, 5)).hasValue(200);
        assertThat(history.shown(1, 7)).hasValue(300);
        assertThat(history.shown(0, 9)).isEmpty();
        assertThat(history.shown(2, 0)).isEmpty();
    }

    @Test
    void a_cut_that_goes_back_is_noticed() {
        history.shows(Map.of(0, 5L), 100);

        assertThat(history.shows(Map.of(0, 4L), 200)).isFalse();
    }
}
