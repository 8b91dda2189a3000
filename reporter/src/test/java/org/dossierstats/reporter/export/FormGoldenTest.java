package org.dossierstats.reporter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dossierstats.reporter.form.Form;
import org.dossierstats.reporter.form.Layouts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layout in every format, as it was when somebody looked at it; what is new is written to target/golden to be looked at. */
class FormGoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "forms");
    private static final Path WRITTEN = Path.of("target", "golden", "forms");

    static Stream<Arguments> layoutsAndFormats() {
        return Layouts.names().stream()
                .flatMap(layout -> Stream.of(FormFormat.values()).map(format -> Arguments.of(layout, format)));
    }

    @ParameterizedTest
    @MethodSource("layoutsAndFormats")
    void a_form_is_written_as_it_always_was(String layout, FormFormat format) throws IOException {
        Form form = SampleForms.of(Layouts.of(layout));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        format.write(List.of(form), written);

        assertGolden(layout + "." + format.name().toLowerCase(Locale.ROOT), text(format, written.toByteArray()));
    }

    /** Of what is no text, the words and figures in it, as another library reads them. */
    private static String text(FormFormat format, byte[] written) throws IOException {
        return switch (format) {
            case XLSX -> sheets(written);
            case PDF -> pages(written);
            case TEXT, CSV, HTML -> new String(written, StandardCharsets.UTF_8);
        };
    }

    private static String sheets(byte[] written) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(written))) {
            StringBuilder text = new StringBuilder();
            for (var sheet : book.getSheets().toList()) {
                text.append("== ").append(sheet.getName()).append('\n');
                for (Row row : sheet.read()) {
                    text.append(row.stream()
                                    .map(cell -> cell == null ? "" : cell.getType() + " " + cell.getRawValue())
                                    .collect(Collectors.joining(" | ")))
                            .append('\n');
                }
            }
            return text.toString();
        }
    }

    private static String pages(byte[] written) throws IOException {
        try (PDDocument document = Loader.loadPDF(written)) {
            return new PDFTextStripper().getText(document).replace("\r\n", "\n");
        }
    }

    private static void assertGolden(String name, String text) throws IOException {
        Files.createDirectories(WRITTEN);
        Files.writeString(WRITTEN.resolve(name), text);
        assertThat(GOLDEN.resolve(name)).exists();
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(name)));
    }
}
