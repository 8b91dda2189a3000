package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.Story;
import org.dossierstats.wire.SealTerms.Change;
import org.dossierstats.wire.SealedKey.Scope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed, to the byte: a digest that somebody wrote down years ago must still be that of the same figures. */
class SealedSummaryTest {
    private static final Instant TIME = Instant.parse("2024-06-03T01:00:00Z");
    private static final PeriodSummary MAY =
            Story.of(Rules.inZone(ZoneId.of("UTC")), """
            2024-05-02T08:00 accepted due=2024-05-06 agency=H32
            2024-05-06T10:00 completed
            2024-05-03T08:00 accepted due=2024-05-06 agency=H33 @B
            """).summary("2024-05");

    private final SealedSummary agency = new SealTerms(
                    new Scope("H32"), 1, TIME, "Lê Văn A", null, true, null, List.of(), new TreeMap<>())
            .on(new Scope("H32").of(MAY));
    private final SealedSummary office = new SealTerms(
                    Scope.OFFICE,
                    2,
                    TIME,
                    "a",
                    "Bổ sung",
                    false,
                    Digest.of(new byte[0]),
                    List.of(
                            new Change("received.total", IntNode.valueOf(1), IntNode.valueOf(2)),
                            new Change("handlingTime.mean", NullNode.instance, IntNode.valueOf(18))),
                    new TreeMap<>(Map.of("H32", agency.digest())))
            .on(MAY);

    @Test
    void it_is_written_as_it_always_was() {
        assertThat(text(agency)).isEqualTo(Golden.text("sealed-agency.json"));
        assertThat(text(office)).isEqualTo(Golden.text("sealed-office.json"));
    }

    /** Sealed before summaries had more rates than one, and before they told who sent. */
    @ParameterizedTest
    @ValueSource(strings = {"earlier/sealed-office.json", "earlier/sealed-agency.json"})
    void what_an_earlier_version_sealed_stays_as_it_is(String golden) {
        SealedSummary read = SealedSummary.read(Golden.text(golden).getBytes(StandardCharsets.UTF_8));

        assertThat(text(read)).isEqualTo(Golden.text(golden));
    }

    @Test
    void it_is_read_as_it_was_written() {
        SealedSummary read = SealedSummary.read(office.bytes());

        assertThat(read.bytes()).isEqualTo(office.bytes());
        assertThat(read.digest()).isEqualTo(office.digest());
        assertThat(read.key()).hasToString("2024-05-01/2024-05-31/2/office");
        assertThat(read.period()).isEqualTo(MAY.period());
        assertThat(read.sealed()).isEqualTo(TIME);
        assertThat(read.author()).isEqualTo("a");
        assertThat(read.reason()).contains("Bổ sung");
        assertThat(read.early()).isFalse();
        assertThat(read.previous()).contains("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(read.agencies()).isEqualTo(Map.of("H32", agency.digest()));
        assertThat(read.rules()).isEqualTo(MAY.rules().id());
        assertThat(read.cut()).isEqualTo(MAY.cut());
        assertThat(SealedSummary.read(agency.bytes()).scope()).isEqualTo(new Scope("H32"));
        assertThat(SealedSummary.read(agency.bytes()).early()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-01/2024-05-31/1/office",
                "2024-05-01/2024-05-31/12/agency/H32/19",
                "2024-05-01/2024-05-31/1/agency/"
            })
    void a_key_is_read_as_it_was_written(String key) {
        assertThat(SealedKey.read(key.getBytes(StandardCharsets.UTF_8))).hasToString(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-05-01/2024-05-31/0/office",
                "2024-05-01/2024-05-32/1/office",
                "2024-05-01/2024-05-31/1/offices",
                "2024-05-01/2024-05-31/1"
            })
    void what_is_no_key_is_refused(String key) {
        assertThatThrownBy(() -> SealedKey.read(key.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"format\" : 1=\"format\" : 2",
                "\"scope\" : \"office\"=\"scope\" : \"agency\"",
                "\"revision\" : 2=\"revision\" : 0",
                "\"sealed\" : \"2024=\"sealed\" : \"24",
                "\"previous\" : \"sha256:=\"previous\" : \"md5:",
                "\"early\" : false=\"early\" : 0",
                "\"calendar\" : \"calendar\"=\"calendar\" : \"lunar\"",
                "\"total\" : {=\"sum\" : {"
            })
    void what_is_no_sealed_summary_is_refused(String change) {
        String[] parts = change.split("=", 2);
        String text = text(office);
        assertThat(text).contains(parts[0]);

        String changed = text.replaceFirst(Pattern.quote(parts[0]), parts[1]);

        assertThatThrownBy(() -> SealedSummary.read(changed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SealedSummary.read((text + "{}").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_author_or_a_reason_that_cannot_be_printed_is_refused() {
        assertThatThrownBy(() -> seal("a\nb", null)).hasMessage("the author has a control character");
        assertThatThrownBy(() -> seal("a", " ")).hasMessage("the reason is blank");
    }

    private static SealTerms seal(String author, @Nullable String reason) {
        return new SealTerms(Scope.OFFICE, 1, TIME, author, reason, false, null, List.of(), new TreeMap<>());
    }

    private static String text(SealedSummary sealed) {
        return new String(sealed.bytes(), StandardCharsets.UTF_8);
    }
}
