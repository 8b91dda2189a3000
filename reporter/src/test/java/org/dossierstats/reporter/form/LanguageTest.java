package org.dossierstats.reporter.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dossierstats.period.Period;
import org.dossierstats.period.ReportingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @Test
    void numbers_and_days_are_written_as_the_country_does() {
        assertThat(Language.VI.number(3_900)).isEqualTo("3.900");
        assertThat(Language.EN.number(-1_234_567)).isEqualTo("-1,234,567");
        assertThat(Language.VI.share(506, 3_903)).isEqualTo("12,96 %");
        assertThat(Language.EN.share(1, 3)).isEqualTo("33.33 %");
        assertThat(Language.VI.day(LocalDate.of(2021, 6, 14))).isEqualTo("14/06/2021");
    }

    @Test
    void a_share_of_nothing_is_no_number() {
        assertThat(Language.VI.share(0, 0)).isEqualTo("–");
    }

    @Test
    void names_are_sorted_by_the_alphabet() {
        assertThat(List.of("Đất đai", "Xây dựng", "Dân tộc", "Ẩm thực", "An toàn", "Bảo trợ", "Ăn uống").stream()
                        .sorted(Language.VI.order()))
                .containsExactly("An toàn", "Ăn uống", "Ẩm thực", "Bảo trợ", "Dân tộc", "Đất đai", "Xây dựng");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-06, Tháng 06/2021, 2021-06",
        "2021-Q2, Quý II/2021, Second quarter of 2021",
        "2021-H1, 6 tháng đầu năm 2021, First half of 2021",
        "2021-9M, 9 tháng năm 2021, First nine months of 2021",
        "2021, Năm 2021, 2021",
        "2021-01-01..2021-06-14, 01/01/2021 – 14/06/2021, 2021-01-01 – 2021-06-14"
    })
    void periods_have_names(String period, String vietnamese, String english) {
        Period parsed = Period.parse(period, ReportingCalendar.STATUTORY);

        assertThat(Language.VI.period(parsed)).isEqualTo(vietnamese);
        assertThat(Language.EN.period(parsed)).isEqualTo(english);
    }
}
