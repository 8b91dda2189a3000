package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Where no Kafka answers, a command says so and ends; nobody has to look for what it is waiting for. */
class UnreachableKafkaIT {
    /** The commands give up after 15 s; their start-up on a busy machine is in it too. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final int UNAVAILABLE = 5;
    private static final List<List<String>> COMMANDS = List.of(
            List.of("topics", "create"),
            List.of("ingest", "import", "../docs/examples/dossiers.csv", "--mapping", "../docs/examples/dossiers.yaml"),
            List.of("ingest", "serve", "--port", "0"),
            List.of("ingest", "simulate"),
            List.of("streams"),
            List.of("streams", "swap", "--application-id", "other"),
            List.of("reporter", "summary", "--period", "2021"),
            List.of("reporter", "serve", "--port", "0"),
            List.of("reporter", "watch"));

    @Test
    void every_command_gives_up_in_one_line() throws Exception {
        String nobody = "127.0.0.1:" + closedPort();
        Map<String, Program> started = new TreeMap<>();
        try {
            for (List<String> command : COMMANDS) {
                List<String> arguments = new ArrayList<>(command);
                arguments.addAll(List.of("--bootstrap-server", nobody));
                started.put(
                        command.get(0) + " " + command.get(1 % command.size()),
                        Program.start(arguments.toArray(String[]::new)));
            }

            for (Map.Entry<String, Program> program : started.entrySet()) {
                Ended ended = program.getValue().awaitEnd(LIMIT);

                assertThat(ended.err()).as(program.getKey()).contains("is it running there?");
                ended.assertRefused(UNAVAILABLE, "Kafka did not answer");
            }
        } finally {
            for (Program program : started.values()) {
                program.close();
            }
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
