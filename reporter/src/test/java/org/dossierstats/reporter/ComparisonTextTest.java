package org.dossierstats.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import org.dossierstats.counts.HandlingByAge;
import org.dossierstats.counts.HandlingTime;
import org.dossierstats.counts.Measure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTextTest {
    @ParameterizedTest
    @CsvSource({"1024, HANDLED_AT_0_DAYS", "1025, HANDLING_SECONDS_AT_0_DAYS", "1041, HANDLING_SECONDS_AT_8_DAYS"})
    void a_handling_by_age_is_named_by_its_age(int code, String name) {
        assertThat(ComparisonText.name(code)).isEqualTo(name);
    }

    @Test
    void every_code_that_can_be_counted_has_a_name() {
        for (Measure measure : Measure.all()) {
            assertThat(ComparisonText.name(measure.code())).isEqualTo(measure.name());
        }
        for (int code = HandlingTime.FIRST_CODE; code < HandlingTime.CODES_END; code++) {
            assertThat(ComparisonText.name(code)).startsWith("HANDLED_IN_");
        }
        for (int code = HandlingByAge.FIRST_CODE; code < HandlingByAge.CODES_END; code++) {
            assertThat(ComparisonText.name(code)).endsWith("_DAYS");
        }
    }
}
