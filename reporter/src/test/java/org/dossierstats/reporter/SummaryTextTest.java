package org.dossierstats.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.Facts;
import org.dossierstats.counts.Snapshot;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Change;
import org.dossierstats.dossier.Channel;
import org.dossierstats.dossier.Dossier;
import org.dossierstats.dossier.Due;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventId;
import org.dossierstats.dossier.Rules;
import org.dossierstats.period.Period;
import org.dossierstats.period.PeriodSummary;
import org.dossierstats.period.ReportingCalendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private final CountTable counts = new CountTable();

    @Test
    void a_summary_reads_as_a_table() throws IOException {
        dossier("1", "Lao động", Channel.ONLINE, accepted("2021-05-20", "2021-06-03"), completed("2021-06-02"));
        dossier("2", "Lao động", Channel.IN_PERSON, accepted("2021-06-01", "2021-06-08"), completed("2021-06-08"));
        dossier("3", "Người có công", Channel.ONLINE, accepted("2021-06-02", "2021-06-08"));
        dossier("4", "Người có công", Channel.POSTAL, accepted("2021-06-02", "2021-07-08"), forwarded("H32.20"));
        dossier(
                "5",
                "Người có công",
                Channel.POSTAL,
                accepted("2021-06-02", null),
                new Dated("2021-06-05", new Change.Withdrawn()));

        String text = SummaryText.write(summary("2021-06"));

        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve("summary.txt"), StandardCharsets.UTF_8));
    }

    @Test
    void a_share_of_nothing_has_no_value() {
        assertThat(SummaryText.share(0, 0)).isEqualTo("0 of 0 = –");
        assertThat(SummaryText.share(506, 3903)).isEqualTo("506 of 3,903 = 13.0 %");
    }

    @Test
    void an_empty_period_says_so_with_zeros() {
        String text = SummaryText.write(summary("2021-06"));

        assertThat(text).contains("Total").contains("received: 0 of 0 = –");
    }

    private record Dated(String day, Change change) {}

    private static Dated accepted(String day, @Nullable String due) {
        return new Dated(
                day, new Change.Accepted(Attributes.UNKNOWN, due == null ? null : new Due.OnDay(LocalDate.parse(due))));
    }

    private static Dated completed(String day) {
        return new Dated(day, new Change.Completed());
    }

    private static Dated forwarded(String agency) {
        return new Dated("2021-06-04", new Change.Forwarded(agency));
    }

    private void dossier(String id, String field, Channel channel, Dated... life) {
        List<Event> events = new ArrayList<>();
        for (Dated dated : life) {
            Change change = dated.change() instanceof Change.Accepted accepted
                    ? new Change.Accepted(new Attributes("H32.19", "1.005129", field, channel), accepted.due())
                    : dated.change();
            events.add(new Event(
                    new EventId("/test", id + events.size()), id, Instant.parse(dated.day() + "T02:00:00Z"), change));
        }
        counts.add(Facts.of(Dossier.of(events), Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh"))), 1);
    }

    private PeriodSummary summary(String period) {
        Snapshot snapshot = new Snapshot() {
            @Override
            public SortedMap<Integer, Long> cut() {
                return new TreeMap<>(Map.of(0, 12L));
            }

            @Override
            public void forEach(BiConsumer<Cell, Counts> visitor) {
                counts.forEach(visitor);
            }
        };
        return PeriodSummary.of(
                Period.parse(period, ReportingCalendar.CALENDAR),
                Rules.inZone(ZoneId.of("Asia/Ho_Chi_Minh")).label(),
                snapshot);
    }
}
