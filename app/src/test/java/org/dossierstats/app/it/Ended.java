package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dossierstats.app.command.DossierStats;

/** How a command ended. */
record Ended(int exitCode, String out, String err) {
    /** What other parts of the test's process log meanwhile. */
    private static final String LOGGED = "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} (INFO|WARN) .*";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs a command in this process; what it prints is kept from the console. */
    static Ended of(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            int exitCode = DossierStats.run(arguments);
            return new Ended(exitCode, printed.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** It succeeded, printed this and had nothing to say beside it. */
    void assertOk(String printed) {
        assertThat(this).isEqualTo(new Ended(0, printed, ""));
    }

    /** The result of a command that is to succeed and has nothing to say beside it, but for what is not certain of the calendar. */
    static String result(List<String> arguments) {
        Ended ended = of(arguments.toArray(String[]::new));
        assertThat(ended.err()
                        .lines()
                        .filter(line -> !line.startsWith("dossier-stats: note: the working calendar of ")))
                .as("stderr of %s", arguments)
                .isEmpty();
        assertThat(ended.exitCode()).as("exit code of %s", arguments).isZero();
        return ended.out();
    }

    /** Refused in one line on stderr, with nothing on stdout. */
    void assertRefused(int expectedCode, String... saying) {
        assertThat(out).as("stdout").isEmpty();
        assertThat(err.lines().filter(line -> !line.matches(LOGGED)))
                .as("stderr")
                .singleElement()
                .asString()
                .startsWith("dossier-stats: ");
        assertThat(err).contains(saying);
        assertThat(exitCode).as("exit code after %s", err).isEqualTo(expectedCode);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** Without the cut, and without who sent how many events: what is derived from records has other events than what happened. */
    static String withoutCutAndSent(String json) {
        return withoutCut(json).replaceAll("(?s)\"sent\" : \\{.*?]\\s*}", "\"sent\" : {}");
    }

    /** Two counts of the same events differ in their cut at most: it says where the events stood. */
    static String withoutCut(String json) {
        return json.replaceAll("\"cut\" : \\{[^}]*}", "\"cut\" : {}");
    }
}
