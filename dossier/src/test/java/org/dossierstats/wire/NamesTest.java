package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void a_name_is_the_same_text_whether_it_comes_as_bytes_or_characters() {
        String field = "Lao động";
        byte[] utf8 = ("-" + field + "-").getBytes(StandardCharsets.UTF_8);
        char[] characters = ("-" + field + "-").toCharArray();

        String read = Names.of(utf8, 1, utf8.length - 2);

        assertThat(read).isEqualTo(field);
        assertThat(Names.of(utf8, 1, utf8.length - 2)).isSameAs(read);
        assertThat(Names.of(characters, 1, characters.length - 2)).isSameAs(read);
    }

    @Test
    void more_names_than_there_are_places_for_are_all_read_as_they_are() {
        for (int i = 0; i < 50_000; i++) {
            String name = "1." + i % 20_000;
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);

            assertThat(Names.of(utf8, 0, utf8.length)).isEqualTo(name);
            assertThat(Names.of(name.toCharArray(), 0, name.length())).isEqualTo(name);
        }
    }

    @Test
    void what_is_too_long_for_a_name_is_read_too() {
        String text = "x".repeat(Text.LIMIT + 1);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Names.of(utf8, 0, utf8.length)).isEqualTo(text);
        assertThat(Names.of(text.toCharArray(), 0, text.length())).isEqualTo(text);
        assertThat(Names.of(utf8, 0, 0)).isEmpty();
    }
}
