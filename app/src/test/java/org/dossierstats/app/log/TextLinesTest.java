package org.dossierstats.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextLinesTest {
    private static final Pattern PATTERN = Pattern.compile("<pattern>(.*)</pattern>");

    @Test
    void what_somebody_sent_makes_no_line_of_its_own() throws IOException {
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(pattern());
        layout.start();

        String line = layout.doLayout(new LoggingEvent(
                "",
                context.getLogger("org.dossierstats.some.Thing"),
                Level.ERROR,
                "request failed: /a\r\n10:00:00.000 INFO  Closing - sealed",
                null,
                null));

        assertThat(line)
                .endsWith(" ERROR Thing - request failed: /a 10:00:00.000 INFO  Closing - sealed\n")
                .containsOnlyOnce("\n");
    }

    private static String pattern() throws IOException {
        try (var in = Objects.requireNonNull(TextLinesTest.class.getResourceAsStream("/stderr-text.xml"))) {
            Matcher pattern = PATTERN.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(pattern.find()).isTrue();
            return pattern.group(1);
        }
    }
}
