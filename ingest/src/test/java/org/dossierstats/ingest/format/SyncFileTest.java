package org.dossierstats.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.sync.SyncSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncFileTest {
    private static final String RECORD = "{\"MaHoSo\":\"D1\",\"MaTTHC\":\"1.005129\",\"TenLinhVuc\":\"Lao động\","
            + "\"DonViXuLy\":\"H32.19\",\"NgayTiepNhan\":\"20210614081230\",\n \"TrangThaiHoSo\":\"4\",\"Email\":\"RIENG\"}";
    private static final String ROW =
            "{\"MaHoSo\":\"D1\",\"ThoiDiemXuLy\":\"20210615081230\",\"TrangThai\":\"6\",\"NguoiXuLy\":\"RIENG\"}";

    @TempDir
    Path directory;

    @Test
    void records_stand_in_arrays_or_one_after_the_other() throws IOException {
        for (String text : List.of(
                "[" + RECORD + "," + ROW + "]",
                "\uFEFF" + RECORD + "\r\n\n" + ROW + "\n",
                "[" + RECORD + "]\n[]\n[" + ROW + "]")) {
            Read read = read(text);

            assertThat(read.problems()).as(text).isEmpty();
            assertThat(read.events()).extracting(Event::dossier).containsExactly("D1", "D1");
        }
    }

    @Test
    void a_gzipped_file_is_read_as_well() throws IOException {
        Path file = directory.resolve("records.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("[" + RECORD + "]").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Read.of(file, new SyncFile(SyncSettings.DEFAULT)).events()).hasSize(1);
    }

    @Test
    void what_is_wrong_is_told_with_its_line_and_without_people_s_data() throws IOException {
        String text = RECORD + "\n" + ROW.replace("\"6\"", "\"RIENG\"") + "\n7\n" + RECORD.replace("H32.19", " ")
                + "\n{\"ChuHoSo\":\"RIENG\"\n\n" + ROW;

        assertThat(read(text).problems())
                .containsExactly(
                        "line 3, column TrangThai: is not a code from 1 to 10",
                        "line 4: a record must be a JSON object",
                        "line 5, column DonViXuLy: is missing",
                        "line 7: the file is not JSON in UTF-8 from here on");
    }

    @Test
    void bytes_that_are_no_utf_8_are_told() throws IOException {
        Path file = directory.resolve("records.json");
        Files.write(file, (RECORD + "\n" + RECORD).getBytes(StandardCharsets.UTF_16LE));

        assertThat(Read.of(file, new SyncFile(SyncSettings.DEFAULT)).problems())
                .containsExactly("line 1: the file is not JSON in UTF-8 from here on");
    }

    private Read read(String text) throws IOException {
        return Read.of(Files.writeString(directory.resolve("records.json"), text), new SyncFile(SyncSettings.DEFAULT));
    }
}
