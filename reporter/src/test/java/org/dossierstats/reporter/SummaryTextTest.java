package org.dossierstats.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dossierstats.reporter.CountedOffice.accepted;
import static org.dossierstats.reporter.CountedOffice.completed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.reporter.CountedOffice.Dated;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final CountedOffice office = new CountedOffice();

    @Test
    void a_summary_reads_as_a_table() throws IOException {
        office.dossier("1", "Lao động", Channel.ONLINE, accepted("2021-05-20", "2021-06-03"), completed("2021-06-02"));
        office.dossier(
                "2", "Lao động", Channel.IN_PERSON, accepted("2021-06-01", "2021-06-08"), completed("2021-06-08"));
        office.dossier("3", "Người có công", Channel.ONLINE, accepted("2021-06-02", "2021-06-08"));
        office.dossier("4", "Người có công", Channel.POSTAL, accepted("2021-06-02", "2021-07-08"), forwarded("H32.20"));
        office.dossier(
                "5",
                "Người có công",
                Channel.POSTAL,
                accepted("2021-06-02", null),
                new Dated("2021-06-05", new Change.Withdrawn()));

        String text = SummaryText.write(office.summary("2021-06"));

        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve("summary.txt"), StandardCharsets.UTF_8));
    }

    @Test
    void a_share_of_nothing_has_no_value() {
        assertThat(SummaryText.share(0, 0)).isEqualTo("0 of 0 = –");
        assertThat(SummaryText.share(506, 3903)).isEqualTo("506 of 3,903 = 13.0 %");
    }

    @Test
    void an_empty_period_says_so_with_zeros() {
        String text = SummaryText.write(office.summary("2021-06"));

        assertThat(text).contains("Total").contains("received: 0 of 0 = –");
    }

    private static Dated forwarded(String agency) {
        return new Dated("2021-06-04", new Change.Forwarded(agency));
    }
}
