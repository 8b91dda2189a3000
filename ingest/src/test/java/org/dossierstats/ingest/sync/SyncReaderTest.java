package org.dossierstats.ingest.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dossierstats.dossier.Event;
import org.dossierstats.dossier.EventType;
import org.dossierstats.ingest.mapping.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record tells, and what is wrong with one. More mutations: {@code -Ddossierstats.mutations=1000000}. */
class SyncReaderTest {
    private static final int MUTATIONS = Integer.getInteger("dossierstats.mutations", 20_000);

    /** Stands in every field in which people's data stand, and nowhere else. */
    private static final String PERSONAL = "Nguyễn-Văn-Riêng-012345";

    private static final String RECORD = """
            {"MaHoSo":"H32.19-210614-0007","MaTTHC":"1.005129","TenTTHC":"Đăng ký","MaLinhVuc":"LD","TenLinhVuc":"Lao động",
             "KenhThucHien":"2","SoGiayToChuHoSo":"@","ChuHoSo":"@","LoaiDoiTuong":"1","MaDoiTuong":"@","ThongTinKhac":"@",
             "Email":"@","Fax":"@","SoDienThoai":"@","TrichYeuHoSo":"@","NgayNopHoSo":"20210614080000",
             "NgayTiepNhan":"20210614081230","NgayHenTra":"20210628170000","NgayKetThucXuLy":"20210625100000",
             "NgayTra":"20210625150000","NgayTuChoi":"","TrangThaiHoSo":"10","ThongTinTra":"@","HinhThuc":"0",
             "DonViXuLy":"H32.19","GhiChu":"@","NoiNopHoSo":"1","DinhDanhCHS":[{"LoaiDinhDanh":"1","SoDinhDanh":"@"}],
             "TaiLieuNop":[{"TenTepDinhKem":"@","DuongDanTaiTepTin":"@"}],
             "DanhSachHoSoBoSung":[{"HoSoBoSungId":"1","NguoiYeuCauBoSung":"@","NoiDungBoSung":"@",
               "NgayBoSung":"20210615090000","NguoiTiepNhanBoSung":"@","ThongTinTiepNhan":"@",
               "NgayTiepNhanBoSung":"20210617090000","TrangThaiBoSung":"1","NgayHenTraTruoc":"20210621170000",
               "NgayHenTraMoi":"20210628170000","DanhSachGiayToBoSung":[{"TenGiayTo":"@"}]}],
             "DanhSachGiayToKetQua":[{"TenGiayTo":"@","DuongDanTepTinKetQua":"@"}]}
            """.replace("@", PERSONAL);
    private static final String ROW = """
            {"MaHoSo":"H32.19-210614-0007","NguoiXuLy":"@","ChucDanh":"@","ThoiDiemXuLy":"20210616090000",
             "PhongBanXuLy":"@","NoiDungXuLy":"@","TrangThai":"6","NgayBatDau":"@","NgayKetThucTheoQuyDinh":"@"}
            """.replace("@", PERSONAL);

    private final SyncReader reader = new SyncReader(SyncSettings.DEFAULT);

    @Test
    void the_field_goes_by_its_name_or_else_by_its_code() throws IOException {
        assertThat(field(RECORD)).isEqualTo("Lao động");
        assertThat(field(RECORD.replace("\"Lao động\"", "\"\""))).isEqualTo("LD");
        assertThat(read(RECORD.replace("\"Lao động\"", "\"\"").replace("\"LD\"", "null"))
                        .faults())
                .containsExactly(new Fault("TenLinhVuc", "is missing"));
    }

    @Test
    void a_record_tells_every_event_it_has_a_date_of() throws IOException {
        Told told = read(RECORD);

        assertThat(told.faults()).isEmpty();
        assertThat(told.untold()).isEmpty();
        assertThat(told.events().stream().map(SyncReaderTest::line))
                .containsExactly(
                        "2021-06-14T01:00:00Z submitted null",
                        "2021-06-14T01:12:30Z accepted null",
                        "2021-06-14T01:12:30Z extended At[instant=2021-06-21T10:00:00Z]",
                        "2021-06-14T01:12:30Z corrected At[instant=2021-06-21T10:00:00Z]",
                        "2021-06-15T02:00:00Z supplement-requested null",
                        "2021-06-17T02:00:00Z supplement-received null",
                        "2021-06-17T02:00:00Z extended At[instant=2021-06-28T10:00:00Z]",
                        "2021-06-25T03:00:00Z completed null",
                        "2021-06-25T08:00:00Z returned null");
    }

    @ParameterizedTest
    @CsvSource({
        "4, forwarded",
        "5, supplement-requested",
        "6, payment-requested",
        "7, withdrawn",
        "8, suspended",
        "1, ",
        "2, ",
        "3, ",
        "9, ",
        "10, "
    })
    void a_row_of_progress_tells_what_the_record_has_no_date_of(String status, String type) throws IOException {
        Told told = read(ROW.replace("\"TrangThai\":\"6\"", "\"TrangThai\":" + status));

        assertThat(told.events().stream().map(event -> event.type().wireName()))
                .isEqualTo(type == null ? List.of() : List.of(type));
        assertThat(told.untold().isEmpty()).isEqualTo(type != null);
    }

    @ParameterizedTest
    @CsvSource({
        "2,  NgayTiepNhan,     ACCEPTANCE",
        "1,  -,                ACCEPTANCE_OF_NEW",
        "3,  -,                REFUSAL",
        "4,  -,                REOPENING",
        "5,  NgayKetThucXuLy,  SUPPLEMENT",
        "6,  NgayKetThucXuLy,  PAYMENT",
        "7,  NgayKetThucXuLy,  WITHDRAWAL",
        "8,  -,                STOP",
        "9,  NgayKetThucXuLy,  COMPLETION",
        "10, NgayBoSung,       SUPPLEMENT_REQUEST",
        "10, NgayHenTraTruoc,  PROMISE",
    })
    void what_has_no_date_is_said_to_be_left_out(String status, String without, Untold untold) throws IOException {
        String record = RECORD.replace("\"TrangThaiHoSo\":\"10\"", "\"TrangThaiHoSo\":" + status)
                .replace("\"" + without + "\":", "\"khac\":");

        Told told = read(record);

        assertThat(told.faults()).isEmpty();
        assertThat(told.untold()).contains(untold);
        assertThat(told.events()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"MaHoSo\":\"H32.19-210614-0007\"        | \"MaHoSo\":\" \"                 | MaHoSo is missing",
                "\"MaTTHC\":\"1.005129\"                  | \"MaTTHC\":true                  | MaTTHC is neither a text nor a whole number",
                "\"MaTTHC\":\"1.005129\"                  | \"MaTTHC\":[\"1\"]               | MaTTHC is neither a text nor a whole number",
                "\"DonViXuLy\":\"H32.19\"                 | \"khac\":1                       | DonViXuLy is missing",
                "\"DonViXuLy\":\"H32.19\"                 | \"DonViXuLy\":\"a\\u0007\"       | has a control character",
                "\"KenhThucHien\":\"2\"                   | \"KenhThucHien\":\"4\"           | KenhThucHien is not a code from 1 to 3",
                "\"TrangThaiHoSo\":\"10\"                 | \"TrangThaiHoSo\":11             | TrangThaiHoSo is not a code from 1 to 10",
                "\"TrangThaiHoSo\":\"10\"                 | \"TrangThaiHoSo\":{}             | TrangThaiHoSo is neither",
                "\"TrangThaiHoSo\":\"10\"                 | \"khac\":1                       | either TrangThaiHoSo, of a dossier",
                "\"NgayTiepNhan\":\"20210614081230\"      | \"NgayTiepNhan\":\"14/06/2021\"  | NgayTiepNhan is not a time such as",
                "\"NgayTiepNhan\":\"20210614081230\"      | \"NgayTiepNhan\":\"20210231081230\" | NgayTiepNhan is a date or hour that does not exist",
                "\"NgayTra\":\"20210625150000\"           | \"NgayTra\":\"22210625150000\"   | NgayTra is outside the years 1900 to 2199",
                "\"NgayBoSung\":\"20210615090000\"        | \"NgayBoSung\":\"hôm qua\"       | DanhSachHoSoBoSung[1].NgayBoSung is not a time",
                "\"MaLinhVuc\":\"LD\"                     | \"MaLinhVuc\":\"LD\",\"MaHoSo\":\"2\" | MaHoSo is given twice",
            })
    void what_is_wrong_is_told_by_field_and_without_its_value(String part, String instead, String said)
            throws IOException {
        Told told = read(RECORD.replace(part, instead));

        assertThat(told.events()).isEmpty();
        assertThat(told.faults())
                .anySatisfy(fault ->
                        assertThat(fault.column() + " " + fault.message()).contains(said));
        assertThat(told.toString()).doesNotContain("hôm qua", "14/06/2021", PERSONAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[]", "null", "\"ChuHoSo\""})
    void what_is_no_object_is_no_record(String json) throws IOException {
        assertThat(read(json).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("must be a JSON object"));
    }

    @Test
    void texts_supplements_and_nesting_have_limits() throws IOException {
        String entries = IntStream.range(0, 101)
                .mapToObj(i -> "{\"NgayBoSung\":\"20210615090000\"}")
                .collect(Collectors.joining(",", "\"DanhSachHoSoBoSung\":[", "],\"khac\":["));

        assertThat(read(RECORD.replace("\"DanhSachHoSoBoSung\":[", entries)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).isEqualTo("has 101 entries where 100 are allowed"));
        assertThat(read(RECORD.replace("H32.19-210614-0007", "x".repeat(251))).faults())
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault.message()).isEqualTo("has 251 characters where 250 are allowed"),
                        fault -> assertThat(fault.message()).isEqualTo("is missing"));
        assertThatThrownBy(() -> read(RECORD.replace("\"HinhThuc\":\"0\"", "\"HinhThuc\":" + "[".repeat(100))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void zone_source_and_the_meaning_of_status_8_are_settings() throws IOException {
        SyncReader other = new SyncReader(new SyncSettings("/H32", ZoneId.of("UTC"), EventType.STOPPED));

        Told told = other.read(bytes(RECORD.replace("\"TrangThaiHoSo\":\"10\"", "\"TrangThaiHoSo\":8")));

        assertThat(told.events()).extracting(event -> event.id().source()).containsOnly("/H32");
        assertThat(line(told.events().get(told.events().size() - 1))).isEqualTo("2021-06-25T10:00:00Z stopped null");
        assertThat(other.read(bytes(ROW.replace(":\"6\"", ":8")))
                        .events()
                        .get(0)
                        .type())
                .isEqualTo(EventType.STOPPED);
    }

    @Test
    void midnight_is_a_day_and_the_hour_of_a_clock_set_forward_never_was() throws IOException {
        SyncReader paris = new SyncReader(new SyncSettings("/x", ZoneId.of("Europe/Paris"), EventType.SUSPENDED));

        assertThat(read(RECORD.replace("20210628170000", "20210628000000")).events())
                .extracting(event -> String.valueOf(event.change().due()))
                .contains("OnDay[date=2021-06-28]");
        assertThat(paris.read(bytes(RECORD.replace("20210614081230", "20210328023000")))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).startsWith("never was"));
    }

    @Test
    void nobody_s_data_come_through_whatever_is_wrong() {
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = bytes(random.nextInt(4) == 0 ? ROW : RECORD);
            if (random.nextInt(5) == 0) {
                bytes = new String(bytes, StandardCharsets.UTF_8)
                        .replaceFirst(
                                "\"\\d{14}\"", random.nextBoolean() ? "[\"" + PERSONAL + "\"]" : "\"" + PERSONAL + "\"")
                        .getBytes(StandardCharsets.UTF_8);
            }
            for (int change = random.nextInt(5); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 128 : 256);
            }
            try {
                Told told = reader.read(bytes);
                assertThat(told.toString()).as("seed %d, mutation %d", seed, i).doesNotContain("Nguy", "012345");
            } catch (IOException expected) {
                assertThat(expected).isNotNull();
            }
        }
    }

    private String field(String record) throws IOException {
        return String.valueOf(read(record).events().get(1).change().given().field());
    }

    private Told read(String json) throws IOException {
        return reader.read(bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Event event) {
        return event.time() + " " + event.type().wireName() + " "
                + event.change().due();
    }
}
