package org.dossierstats.ingest.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.format.CsvTable;
import org.dossierstats.ingest.format.MappedFile;
import org.dossierstats.ingest.format.Read;
import org.dossierstats.ingest.format.Table;
import org.dossierstats.ingest.format.XesTable;
import org.dossierstats.ingest.format.xlsx.XlsxTable;
import org.dossierstats.ingest.mapping.ImportException;
import org.dossierstats.ingest.mapping.Mapping;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    @TempDir
    Path directory;

    @Test
    void a_register_is_read_with_the_mapping_drafted_for_it() throws IOException {
        Path file = Path.of("../docs/examples/dossiers.csv");

        String draft = Draft.ofDelimited(file, ',', VIETNAM);

        assertThat(draft)
                .contains("dossier: \"Mã hồ sơ\"\n", "times: [\"d/M/yyyy\", \"d/M/yyyy H:mm\"]", "due: \"Hẹn trả\"\n")
                .contains("  accepted: \"Tiếp nhận\"\n  completed: \"Xử lý xong\"\n  returned: \"Trả kết quả\"\n")
                .contains("    \"Trực tuyến\": ONLINE\n");
        assertThat(doubtful(draft)).isEqualTo("zone, agency");
        assertThat(read(file, new CsvTable(','), draft).events()).hasSize(23);
    }

    @Test
    void a_log_of_events_is_known_by_its_words() throws IOException {
        Path file = Read.HISTORY.resolve("history.csv");

        String draft = Draft.ofDelimited(file, ',', VIETNAM);

        assertThat(draft).contains("    \"Kiểm tra\": ignored   # ? not known to be an event\n");
        assertThat(read(file, new CsvTable(','), draft).events())
                .extracting(Event::type)
                .containsOnlyOnce(EventType.SUBMITTED, EventType.FORWARDED, EventType.EXTENDED)
                .hasSize(8);
    }

    @Test
    void workbooks_and_event_logs_are_sampled_too() throws IOException {
        Path workbook = Read.HISTORY.resolve("history.xlsx");
        Path log = Read.HISTORY.resolve("history.xes");

        Read ofWorkbook = read(workbook, new XlsxTable(), Draft.of(workbook, new XlsxTable(), VIETNAM));
        Read ofLog = read(log, XesTable.ofEvents(), Draft.of(log, XesTable.ofEvents(), VIETNAM));

        assertThat(ofWorkbook.events()).hasSize(8);
        assertThat(ofLog.events()).hasSize(8);
    }

    @Test
    void the_fields_of_the_national_system_are_known() throws IOException {
        Path file = file("""
                MaHoSo;MaTTHC;MaLinhVuc;KenhThucHien;NgayNopHoSo;NgayTiepNhan;NgayHenTra;NgayKetThucXuLy;NgayTra;DonViXuLy
                H32.19-1;1.005129;LD;2;20210613214000;20210614081230;20210621170000;20210618093000;;H32.19
                H32.19-2;2.000815;HT;1;20210614081230;20210614081230;20210621170000;;;H32.19
                """);

        String draft = Draft.ofDelimited(file, ',', VIETNAM);

        assertThat(draft)
                .contains("delimiter: \";\"\n", "times: [\"yyyyMMddHHmmss\"]\n", "    \"2\": ONLINE\n")
                .contains(
                        "  submitted: \"NgayNopHoSo\"\n",
                        "  completed: \"NgayKetThucXuLy\"\n",
                        "due: \"NgayHenTra\"\n");
        assertThat(doubtful(draft)).isEqualTo("zone");
        assertThat(read(file, new CsvTable(';'), draft).events()).hasSize(5);
    }

    @Test
    void day_and_month_are_told_apart_by_what_is_there() throws IOException {
        String rows = "case id,opened,channel\nA-1,%s,web\nA-2,2/3/2021 4:05,web\n";

        assertThat(Draft.ofDelimited(file(rows.formatted("13/1/2021 9:30")), ',', VIETNAM))
                .contains("times: [\"d/M/yyyy H:mm\"]\n");
        assertThat(Draft.ofDelimited(file(rows.formatted("1/13/2021 9:30")), ',', VIETNAM))
                .contains("times: [\"M/d/yyyy H:mm\"]\n");
        assertThat(Draft.ofDelimited(file(rows.formatted("1/3/2021 9:30")), ',', VIETNAM))
                .contains("times: [\"d/M/yyyy H:mm\"]   # ? no day is above 12: the month may stand first\n");
    }

    @Test
    void what_cannot_be_read_by_a_mapping_gets_none() {
        assertThatThrownBy(() -> Draft.ofDelimited(file("a,b\n"), ',', VIETNAM))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining(" has no rows to make a mapping from");
        assertThatThrownBy(() -> Draft.ofDelimited(file("name,shoe\nx,y\n"), ',', VIETNAM))
                .hasMessageContaining("no column looks like the id of a dossier");
        assertThatThrownBy(() -> Draft.ofDelimited(file("case id,shoe\n1,y\n"), ',', VIETNAM))
                .hasMessageContaining("no column looks like a time something happened at");
    }

    @Test
    void the_service_requests_of_boston_are_read_with_the_mapping_drafted_for_them() throws IOException {
        Path cases = Path.of("../../shared/data/boston311-2025/cases.csv");
        Assumptions.assumeTrue(Files.exists(cases), "the data of Boston is not beside the project");

        String draft = Draft.ofDelimited(cases, ',', ZoneId.of("UTC"));

        assertThat(doubtful(draft)).isEqualTo("zone, otherwise");
        Read read = read(cases, new CsvTable(','), draft);
        assertThat(read.events()).hasSize(5473 + 4096);
    }

    private Read read(Path file, Table table, String draft) throws IOException {
        Mapping mapping = Read.mapping(directory, draft);
        Read read = Read.of(file, new MappedFile(table, mapping));
        assertThat(read.problems()).isEmpty();
        return read;
    }

    /** The keys that are to be decided. */
    private static String doubtful(String draft) {
        return draft.lines()
                .filter(line -> !line.startsWith("#") && line.contains("# ?"))
                .map(line -> line.strip().split(":", 2)[0])
                .collect(Collectors.joining(", "));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("file.csv"), content);
    }
}
