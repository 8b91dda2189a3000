package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotientTest {
    private final Quotient quotient = new Quotient();

    @Test
    void it_is_what_big_decimals_come_to() throws IOException {
        Random random = new Random(4711);
        for (int i = 0; i < 200_000; i++) {
            long numerator = random.nextLong() >> random.nextInt(64);
            long denominator = Math.max(1, (random.nextLong() >>> 1) >> random.nextInt(63));
            int digits = 1 + random.nextInt(4);

            assertThat(written(numerator, denominator, digits))
                    .as("%d / %d", numerator, denominator)
                    .isEqualTo(BigDecimal.valueOf(numerator)
                            .divide(BigDecimal.valueOf(denominator), digits, RoundingMode.HALF_UP)
                            .toString());
        }
    }

    @Test
    void halves_are_rounded_up() throws IOException {
        assertThat(written(1, 20_000, 4)).isEqualTo("0.0001");
        assertThat(written(1, 20_001, 4)).isEqualTo("0.0000");
        assertThat(written(1, 1, 4)).isEqualTo("1.0000");
        assertThat(written(-1, 8, 2)).isEqualTo("-0.13");
        assertThat(written(Long.MAX_VALUE, 1, 1)).isEqualTo("9223372036854775807.0");
    }

    @Test
    void no_digits_behind_the_point_are_not_provided_for() {
        assertThatThrownBy(() -> written(1, 2, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private String written(long numerator, long denominator, int digits) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            quotient.write(numerator, denominator, digits, json);
        }
        return text.toString();
    }
}
