package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.dossier.RandomHistories;
import org.junit.jupiter.api.Test;

/** Whatever bytes come: an event, or a refusal that can be printed on one line. */
class EventFuzzTest {
    private static final int ROUNDS = 20_000;
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "null",
            "1e9",
            "-",
            "\\u0000",
            "\\ud83d",
            "\\",
            "\n",
            "\"id\":",
            "dossier.",
            "T24");

    @Test
    void any_event_is_read_as_it_was_written() {
        RandomHistories.each(200, history -> {
            for (Event event : history.events()) {
                assertThat(EventJson.decode(EventJson.encode(event)))
                        .as("%s", history)
                        .isEqualTo(new Decoded.Valid(event));
            }
        });
    }

    @Test
    void any_bytes_are_an_event_or_refused() {
        long seed = 20210614;
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutated(EventJson.encode(Samples.event(someType(random))), random);
            String which =
                    "seed " + seed + ", round " + round + ": " + HexFormat.of().formatHex(bytes);

            assertThatCode(() -> check(EventJson.decode(bytes), which))
                    .as(which)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void any_bytes_in_a_header_are_an_event_or_refused() {
        long seed = 20210615;
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, byte[]> headers = binary(EventType.VOIDED);
            List<String> names = List.copyOf(headers.keySet());
            String name = names.get(random.nextInt(names.size()));
            byte[] bytes = mutated(headers.getOrDefault(name, new byte[0]), random);
            headers.put(name, bytes);
            byte[] key = utf8(Samples.event(EventType.VOIDED).dossier());
            String which = "seed " + seed + ", round " + round + ", " + name + ": "
                    + HexFormat.of().formatHex(bytes);

            assertThatCode(() -> check(EventJson.decode(key, null, headers::get), which))
                    .as(which)
                    .doesNotThrowAnyException();
        }
    }

    private static void check(Decoded decoded, String which) {
        if (decoded instanceof Decoded.Valid valid) {
            assertThat(EventJson.decode(EventJson.encode(valid.event())))
                    .as(which)
                    .isEqualTo(valid);
        } else if (decoded instanceof Decoded.Refused refused) {
            assertThat(refused.detail()).as(which).isNotBlank().doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029]");
        }
    }

    private static Map<String, byte[]> binary(EventType type) {
        Event event = Samples.event(type);
        Map<String, byte[]> headers = new TreeMap<>();
        headers.put("ce_specversion", utf8("1.0"));
        headers.put("ce_id", utf8(event.id().id()));
        headers.put("ce_source", utf8(event.id().source()));
        headers.put("ce_type", utf8("dossier." + type.wireName()));
        headers.put("ce_subject", utf8(event.dossier()));
        headers.put("ce_time", utf8("2021-06-14T08:12:30.25+07:00"));
        headers.put("content-type", utf8("application/json; charset=UTF-8"));
        return headers;
    }

    private static EventType someType(Random random) {
        return EventType.values()[random.nextInt(EventType.values().length)];
    }

    /** A few bytes changed, taken out, doubled or put in. */
    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] mutant = bytes;
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && mutant.length > 0; i++) {
            int from = random.nextInt(mutant.length);
            int to = Math.min(mutant.length, from + random.nextInt(12));
            byte[] middle = switch (random.nextInt(4)) {
                case 0 -> new byte[] {(byte) random.nextInt(256)};
                case 1 -> new byte[0];
                case 2 -> doubled(Arrays.copyOfRange(mutant, from, to));
                default -> utf8(TOKENS.get(random.nextInt(TOKENS.size())));
            };
            mutant = joined(Arrays.copyOf(mutant, from), middle, Arrays.copyOfRange(mutant, to, mutant.length));
        }
        return mutant;
    }

    private static byte[] doubled(byte[] bytes) {
        return joined(bytes, bytes, new byte[0]);
    }

    private static byte[] joined(byte[] first, byte[] second, byte[] third) {
        byte[] all = Arrays.copyOf(first, first.length + second.length + third.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        System.arraycopy(third, 0, all, first.length + second.length, third.length);
        return all;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
