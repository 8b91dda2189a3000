package org.dossierstats.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.dossierstats.reporter.terminal.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How large a terminal is, or is taken to be. */
class TerminalSizeTest {
    @Test
    void it_is_what_stty_says() {
        assertThat(TerminalSize.read("40 132\n", Size.USUAL)).isEqualTo(new Size(132, 40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0\n", "40\n", "40 99999\n", "stty: standard input: Inappropriate ioctl for device"})
    void where_it_says_nothing_of_use_it_is_what_it_was(String said) {
        assertThat(TerminalSize.read(said, Size.USUAL)).isEqualTo(new Size(80, 24));
    }
}
