package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.dossierstats.app.pipeline.TopicSetup;
import org.dossierstats.dossier.Event;
import org.dossierstats.streams.RunningStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What stands right now, in a terminal and line by line. */
class WatchIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final int TERMINATED = 143;
    private static final String LINE =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+07:00 open=\\d+ inTime=\\d+ .* lateToday=\\d+ lag=\\d+ feed=\\S+ today=\\S+ newest=\\S+ cut=0:\\d+,1:\\d+";

    @RegisterExtension
    static final TestKafka KAFKA = new TestKafka(2);

    @TempDir
    static Path directory;

    private static RunningStreams streams;

    @BeforeAll
    static void count() {
        streams = Closed.streams(KAFKA, directory.resolve("state"));
    }

    @AfterAll
    static void stop() {
        streams.close();
    }

    @Test
    void each_change_is_a_line_within_a_second() throws Exception {
        publish("P", 0, 5);
        try (Program watch = Program.start(Closed.arguments(KAFKA, "watch", "--agency", "P"))) {
            await().atMost(SOON).until(() -> figure(watch.out(), "open=(\\d+)") == 5);
            long least = Long.MAX_VALUE;
            for (int open = 6; open < 9; open++) {
                int wanted = open;
                await().pollDelay(Duration.ofMillis(1100)).until(() -> true);
                long published = System.nanoTime();
                publish("P", open - 1, open);
                await().atMost(SOON)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> figure(watch.out(), "open=(\\d+)") == wanted);
                least = Math.min(least, System.nanoTime() - published);
            }
            System.out.println("reporter watch: from publishing to a line, the least of three: "
                    + Duration.ofNanos(least).toMillis() + " ms");
            assertThat(Duration.ofNanos(least)).as("of three").isLessThan(AT_ONCE);

            watch.terminate();
            Ended ended = watch.awaitEnd(SOON);
            assertThat(ended.exitCode()).isEqualTo(TERMINATED);
            assertThat(ended.out().lines()).allMatch(line -> line.matches(LINE));
            assertThat(ended.out().lines().map(line -> line.substring(0, 25)))
                    .as("one a second")
                    .doesNotHaveDuplicates();
            assertThat(ended.err()).isEmpty();
        }
    }

    @Test
    void once_is_one_line() {
        publish("O", 0, 3);
        await().atMost(SOON).untilAsserted(() -> {
            Ended ended = Ended.of(Closed.arguments(KAFKA, "watch", "--agency", "O", "--once"));

            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(ended.out().lines())
                    .singleElement()
                    .asString()
                    .matches(LINE)
                    .contains(" open=3 inTime=3 ");
        });
    }

    @Test
    void counts_of_other_rules_are_refused() {
        Ended.of(Closed.arguments(KAFKA, "watch", "--zone", "UTC")).assertRefused(5, "was counted under rules");
    }

    static boolean isThereAPseudoTerminal() {
        return Terminal.isThere();
    }

    @Test
    @EnabledIf("isThereAPseudoTerminal")
    void in_a_terminal_it_is_drawn_over_and_the_cursor_comes_back() throws Exception {
        publish("T", 0, 4);
        try (Terminal terminal =
                Terminal.start(30, 100, Closed.arguments(KAFKA, "watch", "--agency", "T", "--language", "vi"))) {
            await().atMost(SOON).until(() -> figure(terminal.frame(), "Đang giải quyết +(\\d+)") == 4);
            assertThat(terminal.frame()).startsWith("trực tiếp · ").contains(" Asia/Ho_Chi_Minh · T");

            long published = System.nanoTime();
            publish("T", 4, 5);
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> figure(terminal.frame(), "Đang giải quyết +(\\d+)") == 5);
            System.out.println("reporter watch: from publishing to the terminal: "
                    + Duration.ofNanos(System.nanoTime() - published).toMillis() + " ms");
            assertThat(terminal.frame().lines()).hasSizeBetween(20, 30).allMatch(line -> line.length() < 100);

            terminal.press(Terminal.CTRL_C);
            terminal.awaitEnd(SOON);
            assertThat(terminal.shown()).startsWith("\u001b[?25l").contains("\u001b[0m\u001b[?25h");
            assertThat(terminal.shown().split("\u001b\\[\\?25h", -1)).hasSize(2);
        }
    }

    @Test
    void a_lost_kafka_is_a_mark_and_no_end() throws Exception {
        int port = freePort();
        Path data = directory.resolve("kafka");
        String server = "127.0.0.1:" + port;
        try (Program broker = broker(data, port)) {
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", server))) {
                new TopicSetup(admin).create(2, Optional.of((short) 1));
            }
            String state = directory.resolve("other").toString();
            try (Program counting = Program.start("streams", "--bootstrap-server", server, "--state-dir", state);
                    Program watch = Program.start("reporter", "watch", "--bootstrap-server", server)) {
                await().atMost(SOON).until(() -> last(watch.out()).contains(" lag=0 feed=live "));

                broker.kill();
                await().atMost(SOON).until(() -> last(watch.out()).contains(" lag=– feed=down "));
                assertThat(figure(watch.out(), "open=(\\d+)")).isZero();
                assertThat(watch.isAlive()).isTrue();

                try (Program again = broker(data, port)) {
                    await().atMost(Duration.ofMinutes(1))
                            .until(() -> last(watch.out()).contains(" lag=0 feed=live "));
                    assertThat(counting.isAlive()).isTrue();
                    assertThat(again.isAlive()).isTrue();
                }
            }
        }
    }

    private static Program broker(Path data, int port) {
        Program broker = Program.startMain(BrokerProcess.class, data.toString(), String.valueOf(port));
        broker.awaitSaying("broker on ");
        return broker;
    }

    private static void publish(String agency, int from, int until) {
        LocalDate today = LocalDate.now(Closed.RULES.zone());
        List<Event> events = IntStream.range(from, until)
                .mapToObj(i -> Closed.accepted(agency + "-" + i, agency, today))
                .toList();
        Closed.publish(KAFKA, events);
    }

    private static String last(String lines) {
        return lines.substring(lines.stripTrailing().lastIndexOf('\n') + 1);
    }

    /** The last one; -1 if there is none. */
    private static long figure(String text, String pattern) {
        Matcher figure = Pattern.compile(pattern).matcher(last(text).contains("=") ? last(text) : text);
        return figure.find() ? Long.parseLong(figure.group(1)) : -1;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
