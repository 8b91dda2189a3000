package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @Test
    void once_it_prints_the_published_figures_and_the_same_text_each_time() throws IOException {
        String first = Ended.result(List.of("demo", "--once"));
        String second = Ended.result(List.of("demo", "--once"));

        assertThat(first)
                .containsPattern("\\nTotal +3,903 +231 +3,672 +506 +3,575 +2,937 +638 +0 +0 +328 +328 +0 +0\\n")
                .containsPattern("\\nTo handle \\(carried in and received\\) +3,903 +2,398 ")
                .containsPattern("\\n +of these online +506 +78 ")
                .containsPattern("\\nTo handle \\(carried in and received\\) +3,900 +3,903 +\\+3\\n")
                .contains("The report printed 3,900, but 2,937 early + 638 on time + 328 pending = 3,903.\n");
        assertThat(withoutCut(first)).isEqualTo(golden());
        assertThat(withoutCut(second)).isEqualTo(golden());
    }

    private static String withoutCut(String text) {
        return text.replaceAll("cut \\d+:\\d+( \\d+:\\d+)*", "cut …");
    }

    @Test
    void once_it_writes_the_official_form_with_the_same_figures(@TempDir Path directory) throws IOException {
        Path workbook = directory.resolve("form.xlsx");
        Path document = directory.resolve("form.pdf");
        Ended.result(form("xlsx", workbook));
        Ended.result(form("pdf", document));

        try (InputStream in = Files.newInputStream(workbook);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            assertThat(book.getFirstSheet().read())
                    .filteredOn(row -> row.getCellCount() == 13 && "TỔNG CỘNG".equals(row.getCellText(1)))
                    .singleElement()
                    .satisfies(row -> assertThat(IntStream.range(2, 13)
                                    .map(column -> row.getCellAsNumber(column)
                                            .orElseThrow()
                                            .intValueExact()))
                            .containsExactly(3903, 506, 3166, 231, 3575, 2937, 638, 0, 328, 328, 0));
        }
        try (PDDocument pages = Loader.loadPDF(document.toFile())) {
            assertThat(new PDFTextStripper().getText(pages))
                    .contains("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC")
                    .contains("TỔNG CỘNG 3.903 506 3.166 231 3.575 2.937 638 0 328 328 0");
        }
    }

    private static List<String> form(String format, Path file) {
        return List.of("demo", "--once", "--layout", "ii-06a", "--format", format, "--out", file.toString());
    }

    @Test
    void a_form_that_there_is_not_is_told_before_anything_starts() {
        Ended.of("demo", "--once", "--layout", "ii-07")
                .assertRefused(3, "there is no layout 'ii-07', and no such file");
        Ended.of("demo", "--format", "pdf").assertRefused(2, "--format, --layout and --out need --once");
        Ended.of("demo", "--once", "--format", "json", "--layout", "atia").assertRefused(2, "--layout is for forms");
        Ended.of("demo", "--once", "--still").assertRefused(2, "--still is for a demo that goes on, not for --once");
        Ended.of("demo", "--once", "--procedures", "nothing.csv")
                .assertRefused(3, "catalogue nothing.csv does not exist");
    }

    private static String golden() throws IOException {
        try (var in = Objects.requireNonNull(DemoIT.class.getResourceAsStream("/golden/demo.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
