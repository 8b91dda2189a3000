package org.dossierstats.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dossierstats.ingest.gateway.ServedGateway.JSON;
import static org.dossierstats.ingest.gateway.ServedGateway.LINES;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.dossierstats.access.Agencies;
import org.dossierstats.access.ApiKey;
import org.dossierstats.ingest.access.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of the national synchronisation over HTTP, into a producer that keeps their events. */
class SyncGatewayTest {
    private static final String PATH = SyncGateway.PATH;

    /** Stands in fields with people's data, and nowhere else. */
    static final String PERSONAL = "NguyenVanRieng";

    private final ServedGateway gateway = ServedGateway.open();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void a_record_is_answered_with_the_events_it_told_and_what_it_left_out() throws Exception {
        HttpResponse<String> answer = gateway.post(PATH, JSON, " " + record("A", "6"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith("{\"accepted\":1,\"refused\":0,\"results\":[{\"item\":1,\"source\":\"/dong-bo-ho-so\","
                        + "\"events\":[\"")
                .contains("\"status\":\"accepted\"")
                .contains("\"notes\":[\"TrangThaiHoSo is 6, which has no date in this record");
        assertThat(gateway.producer().history()).hasSize(3);
    }

    @Test
    void one_bad_record_does_not_spoil_its_array_unless_all_or_none_is_asked_for() throws Exception {
        String array = "[" + record("A", "4") + ",7," + record("B", "99") + "," + row("A") + "]";

        HttpResponse<String> answer = gateway.post(PATH, JSON, array);
        HttpResponse<String> atomic = gateway.post(PATH + "?atomic=true", JSON, array);
        HttpResponse<String> sound = gateway.post(PATH + "?atomic=true", JSON, "[" + record("A", "4") + "]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith("{\"accepted\":2,\"refused\":2,")
                .contains(
                        "{\"item\":2,\"status\":\"refused\",\"reason\":\"SCHEMA_VIOLATION\",\"detail\":\"an item must")
                .contains(
                        "{\"item\":3,\"status\":\"refused\",\"reason\":\"SCHEMA_VIOLATION\",\"detail\":\"TrangThaiHoSo"
                                + " is not a code from 1 to 10\"}");
        assertThat(gateway.producer().history()).hasSize(4);
        assertThat(atomic.statusCode()).isEqualTo(422);
        assertThat(sound.statusCode()).isEqualTo(202);
        assertThat(gateway.transactional().history()).hasSize(3);
    }

    @Test
    void of_a_stream_the_refused_lines_are_told_and_the_notes_are_counted() throws Exception {
        HttpResponse<String> answer = gateway.post(
                PATH, LINES, record("A", "6") + "\n{broken\n\n" + record("B", "6") + "\n" + row("B") + "\n");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body())
                .startsWith("{\"accepted\":3,\"refused\":1,\"results\":[{\"item\":2,\"status\":\"refused\","
                        + "\"reason\":\"UNDECODABLE\",\"detail\":\"the record is not well-formed JSON (line 1, column ")
                .contains("],\"notes\":[{\"note\":\"TrangThaiHoSo is 6,")
                .contains("\"items\":2}]");
        assertThat(gateway.producer().history()).hasSize(7);
    }

    @Test
    void what_is_wrong_with_a_request_is_told_as_a_problem() throws Exception {
        assertProblem(
                gateway.post(PATH, "text/plain", record("A", "4")), 415, "application/json or application/x-ndjson");
        assertProblem(gateway.post(PATH, JSON, "{"), 400, "UNDECODABLE");
        assertProblem(gateway.post(PATH, JSON, ""), 422, "must be a JSON object");
        assertProblem(gateway.post(PATH, JSON, record("A", "4").replace("MaTTHC", "khac")), 422, "MaTTHC is missing");
        assertProblem(gateway.post(PATH, JSON, record("A", "4") + "{}"), 422, "something follows the record");
        assertProblem(
                gateway.post(PATH, JSON, record("A", "4").replace(PERSONAL, "x".repeat(600_000))), 413, "TOO_LARGE");
        assertProblem(gateway.post(PATH, JSON, "[" + "x".repeat(700_000)), 413, "longer than 700000 bytes");
        assertProblem(gateway.post(PATH, JSON, "[" + "{},".repeat(50) + "{}]"), 413, "more than 50 items");
        assertProblem(gateway.post(PATH + "?atomic=true", LINES, record("A", "4")), 400, "a stream cannot be atomic");
        assertThat(gateway.producer().history()).isEmpty();
    }

    @Test
    void with_keys_the_events_are_the_caller_s_and_so_must_the_agency_be(@TempDir Path directory) throws Exception {
        ApiKey key = ServedGateway.key();
        Caller office = new Caller("office", "/H32", new Agencies(List.of("H32.*")));
        try (ServedGateway guarded =
                ServedGateway.of(ServedGateway.producer(true), ServedGateway.only(directory, key, office))) {
            String array = "[" + record("A", "4") + "," + record("B", "4").replace("H32.19", "H40") + "]";

            HttpResponse<String> stranger = guarded.post(PATH, JSON, array);
            HttpResponse<String> answer =
                    guarded.send(guarded.request(PATH, JSON, array).header("Authorization", "Bearer " + key.text()));

            assertProblem(stranger, 401, "a key is needed");
            assertThat(answer.body())
                    .contains("\"item\":1,\"source\":\"/H32\"")
                    .contains("\"item\":2,\"status\":\"refused\",\"reason\":\"NOT_ALLOWED\"");
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String said) {
        ServedGateway.assertProblem(answer, status, said);
        assertThat(answer.body()).doesNotContain(PERSONAL);
    }

    static String record(String dossier, String status) {
        return "{\"MaHoSo\":\"" + dossier + "\",\"MaTTHC\":\"1.005129\",\"TenLinhVuc\":\"Lao động\",\"ChuHoSo\":\""
                + PERSONAL
                + "\",\"DonViXuLy\":\"H32.19\",\"NgayTiepNhan\":\"20210614081230\",\"NgayHenTra\":\"20210621170000\","
                + "\"TrangThaiHoSo\":\"" + status + "\"}";
    }

    static String row(String dossier) {
        return "{\"MaHoSo\":\"" + dossier + "\",\"NguoiXuLy\":\"" + PERSONAL
                + "\",\"ThoiDiemXuLy\":\"20210616081230\",\"TrangThai\":\"6\"}";
    }
}
