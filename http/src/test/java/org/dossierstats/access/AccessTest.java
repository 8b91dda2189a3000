package org.dossierstats.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    private static final Guest LABOUR = new Guest("labour", new Agencies(List.of("H32.19", "H32.20.*")), "first");
    private static final ApiKey KEY = ApiKey.random(new SecureRandom());

    @TempDir
    Path directory;

    @Test
    void a_key_lets_its_caller_in_and_stands_nowhere() throws Exception {
        KeyFile<Guest> file = file(guests());

        Access<Guest> access = Access.of(file, null);

        assertThat(access.caller("Bearer " + KEY.text())).isEqualTo(LABOUR);
        assertThat(access.caller("bearer  " + KEY.text() + " ")).isEqualTo(LABOUR);
        assertThat(Files.readString(file.path())).doesNotContain(KEY.text()).contains(KEY.hash());
        assertThat(KEY.toString()).isEqualTo("ds_…");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void nobody_else_is_let_in_and_nothing_they_sent_is_repeated() {
        Access<Guest> access = Access.of(file(guests()), null);

        assertRefused(access, null, "a key is needed: Authorization: Bearer KEY");
        assertRefused(access, "Basic c2VjcmV0", "Authorization must be: Bearer KEY");
        assertRefused(access, "Bearer ", "the key is not known");
        assertRefused(access, "Bearer ds_secret", "the key is not known");
        assertRefused(access, "Bearer " + KEY.hash(), "the key is not known");
    }

    @Test
    void a_key_taken_back_is_of_no_use_from_then_on() throws Exception {
        KeyFile<Guest> file = file(guests());
        Access<Guest> access = Access.of(file, null);
        assertThat(access.caller("Bearer " + KEY.text())).isEqualTo(LABOUR);

        file.write(guests().without("labour"));

        assertRefused(access, "Bearer " + KEY.text(), "the key is not known");
    }

    @Test
    void a_file_broken_by_hand_keeps_those_in_who_were() throws Exception {
        KeyFile<Guest> file = file(guests());
        Access<Guest> access = Access.of(file, null);

        Files.writeString(file.path(), "guests: [");

        assertThat(access.caller("Bearer " + KEY.text())).isEqualTo(LABOUR);
        file.write(guests());
        assertThat(access.caller("Bearer " + KEY.text())).isEqualTo(LABOUR);
    }

    @Test
    void what_is_written_is_read_back() {
        Keyring<Guest> guests = guests().with(
                        new Credential.Subject("service-account-đất đai"), new Guest("land: 'x'", Agencies.ANY, "đất"));

        assertThat(file(guests).read()).isEqualTo(guests);
    }

    @Test
    void a_file_that_cannot_be_used_says_where() throws IOException {
        assertWrong("guests: 7", "guests.yaml, line 1: 'guests' is not a list");
        assertWrong("guests:\n- name: a\n  table: a\n", "line 2: 'name' must have either 'sha256' or 'subject'");
        assertWrong("guests:\n- name: a\n  table: a\n  sha256: abc\n", "line 4: 'sha256' is not 64 hexadecimal");
        assertWrong("guests:\n- name: a\n  subject: x\n", "'table' is missing");
        assertWrong("guests:\n- name: a\n  table: a\n  subject: x\n  key: y\n", "line 5: 'key' is not known");
        assertWrong("guests:\n- name: a\n  table: a\n  subject: x\n  agencies: []\n", "'agencies' is empty");
        assertWrong(
                "guests:\n- {name: a, table: a, subject: x}\n- {name: a, table: b, subject: y}\n",
                "there is a caller 'a' already");
        assertThatThrownBy(() -> Guest.file(directory.resolve("none")).read())
                .hasMessageContaining("does not exist; make it with: make-guests");
    }

    private static Keyring<Guest> guests() {
        return new Keyring<>(Map.of(new Credential.KeyHash(KEY.hash()), LABOUR));
    }

    private KeyFile<Guest> file(Keyring<Guest> guests) {
        KeyFile<Guest> file = Guest.file(directory.resolve("guests.yaml"));
        file.write(guests);
        return file;
    }

    private void assertWrong(String yaml, String saying) throws IOException {
        Path file = Files.writeString(directory.resolve("guests.yaml"), yaml);
        assertThatThrownBy(() -> Guest.file(file).read())
                .isInstanceOf(AccessException.class)
                .hasMessageContaining(saying);
    }

    private static void assertRefused(
            Access<Guest> access, @org.jspecify.annotations.Nullable String header, String saying) {
        assertThatThrownBy(() -> access.caller(header))
                .isInstanceOf(NotAdmittedException.class)
                .hasMessage(saying);
    }
}
