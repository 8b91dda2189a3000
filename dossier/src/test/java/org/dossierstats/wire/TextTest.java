package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Lao động", "Lao  động", "\ud83d\ude00", "\u00a0"})
    void what_a_person_can_read_is_a_text(String text) {
        assertThat(Text.fault(text)).isNull();
    }

    @Test
    void a_text_has_at_most_250_characters() {
        assertThat(Text.fault("a".repeat(250))).isNull();
        assertThat(Text.fault("a".repeat(251))).isEqualTo("has 251 characters where 250 are allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u2003"})
    void a_text_is_not_blank(String text) {
        assertThat(Text.fault(text)).isEqualTo("is blank");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\0', '\t', '\n', '\r', '\u001b', '\u007f', '\u0085', '\u009b'})
    void a_text_has_no_control_characters(char control) {
        assertThat(Text.fault("a" + control)).isEqualTo("has a control character");
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\0', '\n', '\u001b', '\u007f', '\u0085', '\u009b', '\u2028', '\u2029', '\u202e', '\ud83d', '\ude00'
            })
    void what_cannot_be_printed_on_one_line_is_shown_as_a_question_mark(char unprintable) {
        assertThat(Text.shortened("a" + unprintable + "b")).isEqualTo("a?b");
    }

    @Test
    void a_long_text_is_shown_by_its_first_40_characters() {
        assertThat(Text.shortened("a".repeat(40))).isEqualTo("a".repeat(40));
        assertThat(Text.shortened("a".repeat(41))).isEqualTo("a".repeat(40) + "…");
    }

    @Test
    void a_text_is_not_cut_within_a_character() {
        String smiles = "\ud83d\ude00".repeat(30);

        assertThat(Text.shortened("a" + smiles)).isEqualTo("a" + "\ud83d\ude00".repeat(19) + "…");
    }
}
