package org.dossierstats.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.CountTable;
import org.dossierstats.counts.Measure;
import org.dossierstats.dossier.Attributes;
import org.dossierstats.dossier.Channel;
import org.dossierstats.period.Comparison.Difference;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void the_same_counts_do_not_differ() {
        Comparison compared = Comparison.of(table("2024-05-31", Measure.OPEN, 2), table("2024-05-31", Measure.OPEN, 2));

        assertThat(compared.counts()).isEqualTo(1);
        assertThat(compared.differing()).isZero();
        assertThat(compared.months()).isEmpty();
    }

    @Test
    void nothing_and_nothing_do_not_differ() {
        assertThat(Comparison.of(new CountTable(), new CountTable()).months()).isEmpty();
    }

    @Test
    void a_stock_that_moves_to_the_next_month_differs_in_the_one_and_is_carried_into_the_other() {
        CountTable after = table("2024-06-01", Measure.OPEN, 2);

        Comparison compared = Comparison.of(table("2024-05-31", Measure.OPEN, 2), after);

        assertThat(compared.counts()).isEqualTo(2);
        assertThat(compared.differing()).isEqualTo(2);
        assertThat(compared.cells().of(cell("2024-05-31")).of(Measure.OPEN)).isEqualTo(-2);
        assertThat(compared.months())
                .contains(
                        new Difference(YearMonth.of(2024, 5), "pending", 2, 0),
                        new Difference(YearMonth.of(2024, 6), "carried in", 2, 0))
                .doesNotContain(new Difference(YearMonth.of(2024, 6), "pending", 2, 2));
    }

    private static CountTable table(String day, Measure measure, long amount) {
        CountTable table = new CountTable();
        table.add(cell(day), measure, amount);
        return table;
    }

    private static Cell cell(String day) {
        return new Cell(new Attributes("H32", "1.1", "Field", Channel.ONLINE), (int)
                LocalDate.parse(day).toEpochDay());
    }
}
