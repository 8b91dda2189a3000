package org.dossierstats.app.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class JsonLinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Logger logger = new LoggerContext().getLogger("org.dossierstats.some.Thing");

    @Test
    void a_message_is_an_object_in_a_line_of_its_own() throws Exception {
        JsonNode line = line("hồ sơ {}\nand \"more\"\u0000", null, 7);

        assertThat(line.path("message").textValue()).isEqualTo("hồ sơ 7\nand \"more\"\u0000");
        assertThat(line.path("level").textValue()).isEqualTo("INFO");
        assertThat(line.path("logger").textValue()).isEqualTo("org.dossierstats.some.Thing");
        assertThat(line.path("thread").textValue())
                .isEqualTo(Thread.currentThread().getName());
        assertThat(Instant.parse(line.path("timestamp").textValue()))
                .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(line.has("stackTrace")).isFalse();
    }

    @Test
    void a_stack_trace_is_in_the_same_line_with_its_causes() throws Exception {
        JsonNode line = line("failed", new IllegalStateException("outer", new RuntimeException("inner")));

        assertThat(line.path("stackTrace").textValue())
                .startsWith("java.lang.IllegalStateException: outer")
                .contains("\tat " + getClass().getName(), "Caused by: java.lang.RuntimeException: inner");
    }

    @Test
    void a_printed_line_is_logged_as_it_is_begun() {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        Logger printed = (Logger) LoggerFactory.getLogger("org.dossierstats.app.stderr");
        printed.addAppender(logged);
        printed.setAdditive(false);
        try (PrintStream err = new PrintStream(new LoggedLines(), true, StandardCharsets.UTF_8)) {
            err.println("summaries on http://localhost:8080 {}");
            err.print("dossier-stats: note: the working ");
            err.println("calendar of 2030 is not certain");
            err.println();
            err.print("dossier-stats: thất bại");
        } finally {
            printed.detachAppender(logged);
            printed.setAdditive(true);
        }

        assertThat(logged.list)
                .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
                .containsExactly(
                        "INFO summaries on http://localhost:8080 {}",
                        "WARN dossier-stats: note: the working calendar of 2030 is not certain",
                        "ERROR dossier-stats: thất bại");
    }

    @Test
    void there_are_two_formats() {
        assertThat(LogFormat.named(null)).isEqualTo(LogFormat.TEXT);
        assertThat(LogFormat.named("")).isEqualTo(LogFormat.TEXT);
        assertThat(LogFormat.named("text")).isEqualTo(LogFormat.TEXT);
        assertThat(LogFormat.named("json")).isEqualTo(LogFormat.JSON);
        assertThatThrownBy(() -> LogFormat.named("xml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("DOSSIER_STATS_LOG must be text or json, not 'xml'");
    }

    private JsonNode line(String pattern, @Nullable Throwable thrown, Object... values) throws Exception {
        byte[] encoded = new JsonLines()
                .encode(new LoggingEvent(getClass().getName(), logger, Level.INFO, pattern, thrown, values));
        String line = new String(encoded, StandardCharsets.UTF_8);
        assertThat(line).endsWith("\n");
        assertThat(line.lines()).hasSize(1);
        return JSON.readTree(line);
    }
}
