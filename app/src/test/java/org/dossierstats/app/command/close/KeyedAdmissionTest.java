package org.dossierstats.app.command.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dossierstats.access.Access;
import org.dossierstats.access.ApiKey;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.access.CallersKind;
import org.dossierstats.reporter.access.Admission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may close over HTTP where there are keys. */
class KeyedAdmissionTest {
    private static final ApiKey OF_THE_OFFICE = new ApiKey("ds_office");
    private static final ApiKey OF_AN_AGENCY = new ApiKey("ds_agency");

    @TempDir
    Path directory;

    private KeyedAdmission admission = new KeyedAdmission(Access.open(Caller.ANYONE));

    @BeforeEach
    void there_are_two_keys() throws Exception {
        Path file = Files.writeString(
                directory.resolve("callers.yaml"),
                "callers:\n- {name: office, source: /motcua, sha256: " + OF_THE_OFFICE.hash()
                        + "}\n- {name: labour, source: /motcua/H32, agencies: [H32.19], sha256: " + OF_AN_AGENCY.hash()
                        + "}\n");
        admission = new KeyedAdmission(Access.of(CallersKind.file(file), null));
    }

    @Test
    void a_key_for_all_agencies_may() {
        assertThat(admission.refusal("Bearer " + OF_THE_OFFICE.text())).isEmpty();
    }

    @Test
    void a_key_for_some_agencies_may_not() {
        assertThat(admission.refusal("Bearer " + OF_AN_AGENCY.text()))
                .contains(new Admission.Refusal(
                        403, "what is sealed is of the whole office, and your key is for H32.19"));
    }

    @Test
    void without_a_key_or_with_another_nobody_may() {
        assertThat(admission.refusal((String) null))
                .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(401));
        assertThat(admission.refusal("Bearer ds_another"))
                .hasValueSatisfying(refusal -> assertThat(refusal.status()).isEqualTo(401));
    }

    @Test
    void where_there_are_no_keys_whoever_reaches_the_port_may() {
        assertThat(new KeyedAdmission(Access.open(Caller.ANYONE)).refusal((String) null))
                .isEmpty();
    }
}
