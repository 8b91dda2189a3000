package org.dossierstats.ingest.format.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellFormatTest {
    @ParameterizedTest
    @CsvSource({
        "dd/mm/yyyy, 44361, 2021-06-14",
        "dd/mm/yyyy, 44361.5, 2021-06-14T12:00",
        "dd/mm/yyyy hh:mm, 44361, 2021-06-14T00:00",
        "d/m/yy h:mm AM/PM, 44361.3420138889, 2021-06-14T08:12:30",
        "[$-42A]dd mmmm yyyy;@, 44361, 2021-06-14",
        "\"ngày\" d \"tháng\" m, 44361, 2021-06-14",
        "mmm-yy, 44361, 2021-06-14",
        "yyyy\\-mm\\-dd, 44361.9999999999, 2021-06-15",
        "dd/mm/yyyy, 59, 1900-02-28",
        "dd/mm/yyyy, 1, 1900-01-01",
        "dd/mm/yyyy, 61, 1900-03-01",
        "dd/mm/yyyy, 2958465, 9999-12-31",
    })
    void a_date_is_read_as_what_the_cell_shows(String code, String serial, String text) {
        assertThat(CellFormat.of(code).cell(serial, false)).isEqualTo(Cell.of(text));
    }

    @Test
    void dates_can_be_counted_from_1904() {
        assertThat(CellFormat.builtIn(14).cell("42899", true)).isEqualTo(Cell.of("2021-06-14"));
        assertThat(CellFormat.builtIn(14).cell("0", true)).isEqualTo(Cell.of("1904-01-01"));
    }

    @ParameterizedTest
    @CsvSource({
        "General, 1.005129, 1.005129",
        "General, 1.0051289999999999, 1.005129",
        "General, 1.00355, 1.00355",
        "0.000000, 1.00355, 1.003550",
        "000, 7, 007",
        "000, 1234, 1234",
        "0, 3.7, 3.7",
        "General, 1E+3, 1000",
        "General, 123456789012, 123456789012",
        "'#,##0', 1234567, 1234567",
        "General, 0, 0",
        "0.00E+00, 12, 12",
        "[Red]0, -5, -5",
    })
    void a_number_is_read_as_the_code_it_is(String code, String raw, String text) {
        assertThat(CellFormat.of(code).cell(raw, false)).isEqualTo(Cell.of(text));
    }

    @Test
    void formats_without_a_code_are_known_by_their_number() {
        assertThat(CellFormat.builtIn(14).kind()).isEqualTo(CellFormat.Kind.DATE);
        assertThat(CellFormat.builtIn(22).kind()).isEqualTo(CellFormat.Kind.DATE_AND_TIME);
        assertThat(CellFormat.builtIn(49)).isEqualTo(CellFormat.GENERAL);
    }

    @ParameterizedTest
    @CsvSource({"60", "0.5", "-1", "2958467", "1e300"})
    void a_number_that_is_no_date_is_told(String serial) {
        assertThat(CellFormat.of("dd/mm/yyyy").cell(serial, false).fault()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"NaN", "1e999", "x", "Infinity"})
    void what_is_no_number_is_told(String raw) {
        assertThat(CellFormat.GENERAL.cell(raw, false).fault()).isEqualTo("is not the number it should be");
    }

    @ParameterizedTest
    @CsvSource({"A1, 0", "Z9, 25", "AA1, 26", "XFD1048576, 16383", "AAAA1, -1", "1, -1", "a1, -1"})
    void columns_have_letters(String cell, int index) {
        assertThat(Columns.index(cell)).isEqualTo(index);
        if (index >= 0) {
            assertThat(cell).startsWith(Columns.letters(index));
        }
    }
}
