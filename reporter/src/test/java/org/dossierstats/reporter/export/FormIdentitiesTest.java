package org.dossierstats.reporter.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dossierstats.reporter.form.Layouts;
import org.junit.jupiter.api.Test;

/** Opens a workbook as somebody who got it by mail would, and adds its columns up again. */
class FormIdentitiesTest {
    @Test
    void the_columns_of_a_workbook_add_up() throws Exception {
        List<Row> rows = read("ii-06a");
        List<long[]> sections = new ArrayList<>();
        List<long[]> details = new ArrayList<>();
        long[] total = {};
        for (Row row : rows) {
            if (row.getCellCount() != 13 || !isNumber(row.getCell(2))) {
                continue;
            }
            long[] figures = figures(row);
            assertThat(figures[3]).isEqualTo(figures[4] + figures[5] + figures[6]);
            assertThat(figures[7]).isEqualTo(figures[8] + figures[9] + figures[10]);
            assertThat(figures[11]).isEqualTo(figures[12] + figures[13]);
            assertThat(figures[3]).isEqualTo(figures[7] + figures[11]);
            String number = row.getCellText(0);
            if (number.isEmpty()) {
                assertThat(row.getCellText(1)).isEqualTo("TỔNG CỘNG");
                total = figures;
            } else if (number.matches("[IVX]+")) {
                sections.add(figures);
            } else {
                details.add(figures);
            }
        }
        assertThat(sections).hasSize(3);
        assertThat(total).isEqualTo(sum(sections)).isEqualTo(sum(details));
        assertThat(total[3]).isEqualTo(10);
        assertThat(total[7]).isEqualTo(5);
    }

    private static List<Row> read(String layout) throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        FormFormat.XLSX.write(List.of(SampleForms.of(Layouts.of(layout))), written);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(written.toByteArray()))) {
            return book.getFirstSheet().read();
        }
    }

    private static boolean isNumber(Cell cell) {
        return cell != null && cell.getType() == CellType.NUMBER;
    }

    /** By the numbers the form gives its columns. */
    private static long[] figures(Row row) {
        long[] figures = new long[14];
        for (int column = 3; column <= 13; column++) {
            BigDecimal value = row.getCellAsNumber(column - 1).orElseThrow();
            figures[column] = value.longValueExact();
        }
        return figures;
    }

    private static long[] sum(List<long[]> rows) {
        long[] sum = new long[14];
        for (long[] row : rows) {
            for (int column = 0; column < sum.length; column++) {
                sum[column] += row[column];
            }
        }
        return sum;
    }
}
