package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventFuzzTest {
    private static final byte[] ACCEPTED = ("{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/motcua/H32\","
                    + "\"type\":\"dossier.accepted\",\"subject\":\"A-1\",\"time\":\"2021-06-14T08:12:30+07:00\",\"data\":"
                    + "{\"agency\":\"H32.19\",\"procedure\":\"1.005129\",\"field\":\"Lao động\",\"channel\":\"ONLINE\","
                    + "\"due\":\"2021-06-21\"}}")
            .getBytes(StandardCharsets.UTF_8);

    @Test
    void whatever_bytes_come_it_is_an_event_or_refused() {
        long seed = 7;
        Random random = new Random(seed);

        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = Arrays.copyOf(ACCEPTED, ACCEPTED.length - random.nextInt(3));
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }

            assertThat(EventJson.decode(mutated))
                    .as("seed %d, mutation %d", seed, i)
                    .isNotNull();
        }
    }
}
