package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsInForceTest {
    @Test
    void it_is_read_as_it_was_written() {
        CountsInForce counts = new CountsInForce("dossier-stats-1a2b3c4d");

        assertThat(new String(counts.value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"applicationId\":\"dossier-stats-1a2b3c4d\"}");
        assertThat(CountsInForce.read(counts.value())).isEqualTo(counts);
        assertThat(counts.topic()).isEqualTo("dossier-counts-dossier-stats-1a2b3c4d");
        assertThat(counts.rolledUpTopic()).isEqualTo("dossier-counts.rolled-up-dossier-stats-1a2b3c4d");
        assertThat(CountsInForce.DEFAULT.topic()).isEqualTo("dossier-counts");
        assertThat(CountsInForce.DEFAULT.rolledUpTopic()).isEqualTo("dossier-counts.rolled-up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"applicationId\":7}", "{\"applicationId\":\"a b\"}"})
    void what_is_no_such_record_is_refused(String value) {
        assertThatThrownBy(() -> CountsInForce.read(value.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
