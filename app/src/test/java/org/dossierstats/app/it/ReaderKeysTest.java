package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dossierstats.access.Access;
import org.dossierstats.access.Agencies;
import org.dossierstats.reporter.access.Reader;
import org.dossierstats.reporter.access.ReadersKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reporter keys}, and servers that are told who may read. */
class ReaderKeysTest {
    @TempDir
    Path directory;

    private String file;

    @BeforeEach
    void setUp() {
        file = directory.resolve("readers.yaml").toString();
    }

    @Test
    void a_key_is_made_listed_and_taken_back() throws Exception {
        Ended secretary = keys("add", "--closes", "secretary");
        Ended labour = keys("add", "--agency", "H32.19", "--agency", "H32.20.*", "labour");
        keys("add", "--oidc-subject", "leader-7", "leader").assertOk("");

        Access<Reader> access = Access.of(ReadersKind.file(Path.of(file)), null);
        assertThat(access.caller("Bearer " + secretary.out().strip()))
                .isEqualTo(new Reader("secretary", Agencies.ANY, true));
        assertThat(access.caller("Bearer " + labour.out().strip()).agencies().allowed())
                .containsExactly("H32.19", "H32.20.*");
        assertThat(labour.err()).contains("shown once");
        assertThat(keys("list").out())
                .contains("reader     agencies          closes  known by\n")
                .contains("secretary  any               yes     key\n")
                .contains("labour     H32.19, H32.20.*  no      key\n")
                .endsWith("leader     any               no      subject leader-7\n");

        keys("remove", "labour").assertOk("");
        assertThat(keys("list").out()).doesNotContain("labour");
    }

    @Test
    void what_cannot_be_done_is_said() throws IOException {
        keys("list")
                .assertRefused(
                        3,
                        "readers.yaml does not exist; make it with: dossier-stats reporter keys add --readers " + file);
        keys("add", "--closes", "--agency", "H32.19", "a").assertRefused(2, "--closes is for readers of all agencies");
        keys("add", " ").assertRefused(2, "has blanks around it");
        keys("add", "--agency", "", "b").assertRefused(2, "is empty");
        keys("remove", "b").assertRefused(3, "does not exist");
        Files.writeString(Path.of(file), "readers:\n- {name: a, subject: x, closes: perhaps}\n");
        keys("list").assertRefused(3, "line 2: 'closes' is neither true nor false");
        Files.writeString(Path.of(file), "readers:\n- {name: a, subject: x, closes: true, agencies: [H32.19]}\n");
        keys("list").assertRefused(3, "line 2: 'closes' cannot be: what is sealed is of the whole office");
        Ended.of("reporter", "keys").assertRefused(2, "say which: dossier-stats reporter keys add | list | remove");
    }

    @Test
    void figures_are_not_opened_to_a_network_without_readers() {
        serve("--host", "0.0.0.0")
                .assertRefused(2, "--host 0.0.0.0 needs --readers", "reporter keys add", "--no-sign-in");
        serve("--host", "no.such.host.invalid").assertRefused(2, "is not an address");
        serve("--readers", file).assertRefused(3, "does not exist");
        serve("--readers", file, "--no-sign-in").assertRefused(2, "give either --readers or --no-sign-in");
        serve("--readers", file, "--session-hours", "0").assertRefused(2, "--session-hours must be 1 to 720");
        serve("--oidc-issuer", "https://login.example.org").assertRefused(2, "needs --readers");
        Ended.of("standalone", "--data", directory.toString(), "--host", "0.0.0.0")
                .assertRefused(2, "--host 0.0.0.0 needs --keys");
    }

    private static Ended serve(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(new String[] {"reporter", "serve"}, 0, all, 0, 2);
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Ended.of(all);
    }

    private Ended keys(String command, String... arguments) {
        String[] all = new String[arguments.length + 5];
        System.arraycopy(new String[] {"reporter", "keys", command, "--readers", file}, 0, all, 0, 5);
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return Ended.of(all);
    }
}
