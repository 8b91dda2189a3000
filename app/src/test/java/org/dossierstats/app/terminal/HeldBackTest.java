package org.dossierstats.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is told while something is drawn in the terminal is told afterwards. */
class HeldBackTest {
    private static final String STDERR_IS_A_TERMINAL = "dossierstats.terminal";

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        System.setErr(err);
        System.clearProperty(STDERR_IS_A_TERMINAL);
    }

    @Test
    void in_a_terminal_what_is_logged_and_told_waits_for_the_end() {
        System.setProperty(STDERR_IS_A_TERMINAL, "true");

        try (HeldBack held = HeldBack.start()) {
            assertThat(held).isNotNull();
            LoggerFactory.getLogger("org.dossierstats.test").warn("Kafka is gone");
            System.err.println("đã mất");
            assertThat(told.size()).isZero();
        }

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("Kafka is gone", "đã mất");
        System.err.println("later");
        assertThat(told.toString(StandardCharsets.UTF_8)).endsWith("later" + System.lineSeparator());
    }

    @Test
    void elsewhere_nothing_is_held_back() {
        try (HeldBack held = HeldBack.start()) {
            assertThat(held).isNotNull();
            System.err.println("at once");
            assertThat(told.toString(StandardCharsets.UTF_8)).startsWith("at once");
        }
    }
}
