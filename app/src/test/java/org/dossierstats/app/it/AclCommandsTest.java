package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code topics acls} prints for Kafka's own tool, without a Kafka. */
class AclCommandsTest {
    private static final int USAGE = 2;

    @TempDir
    private Path directory;

    @Test
    void each_line_allows_one_thing() {
        Ended.of(
                        "topics",
                        "acls",
                        "--bootstrap-server",
                        "kafka.example:9093",
                        "replay=User:mender",
                        "close=User:CN=a b")
                .assertOk("""
                kafka-acls.sh --bootstrap-server kafka.example:9093 --add --allow-principal User:mender --operation Read --topic dossier-rejects
                kafka-acls.sh --bootstrap-server kafka.example:9093 --add --allow-principal User:mender --operation Write --topic dossier-events
                kafka-acls.sh --bootstrap-server kafka.example:9093 --add --allow-principal 'User:CN=a b' --operation Read --topic dossier-events
                kafka-acls.sh --bootstrap-server kafka.example:9093 --add --allow-principal 'User:CN=a b' --operation Read --topic dossier-counts --resource-pattern-type prefixed
                kafka-acls.sh --bootstrap-server kafka.example:9093 --add --allow-principal 'User:CN=a b' --operation Read --topic dossier-current
                kafka-acls.sh --bootstrap-server kafka.example:9093 --add --allow-principal 'User:CN=a b' --operation Read --topic dossier-summaries
                kafka-acls.sh --bootstrap-server kafka.example:9093 --add --allow-principal 'User:CN=a b' --operation Write --topic dossier-summaries
                kafka-acls.sh --bootstrap-server kafka.example:9093 --add --allow-principal 'User:CN=a b' --operation Write --transactional-id dossier-summaries
                """);
    }

    @Test
    void a_user_who_is_several_parts_is_allowed_nothing_twice() {
        Ended ended = Ended.of("topics", "acls", "rejects=User:one", "replay=User:one");

        assertThat(ended.out().lines()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void the_brokers_of_the_file_are_told_and_the_file() throws IOException {
        Path file = Files.writeString(directory.resolve("a file"), "bootstrap.servers=a.example:1,b.example:2\n");

        Ended.of("topics", "acls", "--command-config", file.toString(), "rejects=User:looker")
                .assertOk("kafka-acls.sh --bootstrap-server a.example:1,b.example:2 --command-config '" + file
                        + "' --add --allow-principal User:looker --operation Read --topic dossier-rejects\n");
    }

    @ParameterizedTest
    @CsvSource({
        "stream=User:a, there is no part 'stream'; there are topics",
        "streams, streams names no user; say streams=User:NAME",
        "streams=a, streams=a names no user; say streams=User:NAME",
        "streams=User:*, streams=User:* names no user"
    })
    void what_names_no_part_or_no_user_is_refused(String argument, String told) {
        Ended.of("topics", "acls", argument).assertRefused(USAGE, told);
    }

    @Test
    void an_application_id_that_no_topic_can_have_is_refused() {
        Ended.of("topics", "acls", "--application-id", "a b", "streams=User:a").assertRefused(USAGE, "a b");
    }
}
