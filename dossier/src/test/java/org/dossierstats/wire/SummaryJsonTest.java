package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.Story;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/summary.json");

    @Test
    void a_summary_is_written_as_it_always_was() throws IOException {
        Story story = Story.of(Rules.inZone(ZoneId.of("UTC")), """
                2024-04-22T08:00 accepted due=2024-05-02 channel=POSTAL
                2024-05-02T10:00 completed
                2024-05-02T08:00 accepted due=2024-05-06 @B
                2024-05-03T08:00 forwarded agency=H33 @B
                2024-05-07T08:00 withdrawn @B
                2024-05-07T09:00 reopened @B
                2024-05-06T08:00 accepted due=2024-05-08 field=Lao_động @C
                2024-05-07T08:00 supplement-requested @C
                2024-05-06T08:00 submitted @D
                2024-05-06T08:00 refused @E
                2024-05-06T08:00 completed @F
                """);

        PeriodSummary summary = story.summary("2024-05");

        assertThat(SummaryJson.write(List.of(summary))).isEqualTo(Files.readString(GOLDEN));
        assertThat(SummaryJson.write(List.of(summary, summary)))
                .isEqualTo("[\n  " + Files.readString(GOLDEN).strip().replace("\n", "\n  ") + ",\n  "
                        + Files.readString(GOLDEN).strip().replace("\n", "\n  ") + "\n]\n");
    }
}
