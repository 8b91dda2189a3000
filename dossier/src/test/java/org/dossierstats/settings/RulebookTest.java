package org.dossierstats.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.dossierstats.calendar.WorkingCalendar;
import org.dossierstats.dossier.Basis;
import org.dossierstats.dossier.Granularity;
import org.dossierstats.dossier.Limit;
import org.dossierstats.dossier.Rules;
import org.dossierstats.dossier.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookTest {
    @TempDir
    Path directory;

    @Test
    void what_is_not_set_is_as_in_vietnam() throws IOException {
        Rules rules = read("zone: Asia/Ho_Chi_Minh\n").rules();

        assertThat(rules).isEqualTo(Rulebook.defaults().rules());
        assertThat(rules.zone()).isEqualTo(ZoneId.of("Asia/Ho_Chi_Minh"));
        assertThat(rules.settings().granularity()).isEqualTo(Granularity.DATE);
        assertThat(rules.settings().basis()).isEqualTo(Basis.CURRENT);
        assertThat(rules.settings().pauseMovesDue()).isTrue();
        assertThat(rules.settings().pauses())
                .containsExactlyInAnyOrder(Status.SUPPLEMENT_REQUESTED, Status.PAYMENT_REQUESTED, Status.SUSPENDED);
    }

    @Test
    void everything_can_be_set() throws IOException {
        Files.writeString(
                directory.resolve("procedures.csv"),
                "code,name,limit,unit,valid_from,valid_to\n1.1,A,5,working-days,,2021-12-31\n1.1,A,3,days,2022-01-01,\n2.2,B,,,,\n");
        Files.writeString(
                directory.resolve("calendar.yaml"),
                "weeks:\n  - {from: 2000-01-01, weekend: [SUNDAY], hours: [\"08:00-16:00\"]}\ndays-off:\n  2021-05-01: May\n");

        Rules rules = read("""
                zone: UTC
                granularity: HALF_DAY
                basis: original
                pauses: [suspended]
                pause-moves-due: false
                calendar: calendar.yaml
                catalogue: procedures.csv
                """).rules();

        assertThat(rules.settings().granularity()).isEqualTo(Granularity.HALF_DAY);
        assertThat(rules.settings().basis()).isEqualTo(Basis.ORIGINAL);
        assertThat(rules.settings().pauses()).containsExactly(Status.SUSPENDED);
        assertThat(rules.settings().pauseMovesDue()).isFalse();
        assertThat(rules.calendar().isWorking((int) LocalDate.of(2021, 5, 1).toEpochDay()))
                .isFalse();
        assertThat(rules.settings().limits()).containsOnlyKeys("1.1");
        assertThat(rules.settings().limits().get("1.1"))
                .containsExactly(
                        new Limit.Version(
                                LocalDate.MIN, LocalDate.of(2021, 12, 31), new Limit(5, Limit.Unit.WORKING_DAYS)),
                        new Limit.Version(LocalDate.of(2022, 1, 1), LocalDate.MAX, new Limit(3, Limit.Unit.DAYS)));
    }

    @Test
    void every_rule_changes_the_id() throws IOException {
        Files.writeString(directory.resolve("procedures.csv"), "code,limit,unit\n1.1,5,days\n");
        Files.writeString(
                directory.resolve("calendar.yaml"),
                "weeks:\n  - {from: 2000-01-01, weekend: [SUNDAY], hours: [\"08:00-16:00\"]}\n");

        List<String> rules = List.of(
                "zone: UTC\n",
                "granularity: INSTANT\n",
                "granularity: HALF_DAY\n",
                "basis: ORIGINAL\n",
                "pauses: [suspended]\n",
                "pauses: []\n",
                "pause-moves-due: false\n",
                "calendar: calendar.yaml\n",
                "catalogue: procedures.csv\n",
                "zone: Asia/Ho_Chi_Minh\n");

        assertThat(rules.stream().map(this::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone: Mars                    | line 1: 'zone' is not a time zone such as Asia/Ho_Chi_Minh: Mars",
                "zones: UTC                    | line 1: 'zones' is not known in the rules; basis, calendar, catalogue, granularity, pause-moves-due, pauses, zone are",
                "granularity: WEEK             | line 1: 'granularity' is WEEK, which is none of DATE, HALF_DAY, INSTANT",
                "basis: []                     | line 1: 'basis' is a list where a text is needed",
                "pauses: [in-process]          | line 1: 'pauses' has in-process; the clock can rest in supplement-requested, payment-requested and suspended",
                "pauses: suspended             | line 1: 'pauses' is not a list",
                "pause-moves-due: maybe        | line 1: 'pause-moves-due' is maybe; true or false is needed"
            })
    void a_wrong_rule_is_named_with_its_line(String yaml, String what) {
        assertThatThrownBy(() -> read(yaml + "\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("rules " + directory.resolve("rules.yaml") + ", " + what);
    }

    @Test
    void files_the_rules_name_are_looked_for_beside_them_and_what_is_wrong_in_them_is_told() throws IOException {
        Files.writeString(directory.resolve("procedures.csv"), "code,limit,unit\n1.1,5,days\n1.2,five,days\n");
        Files.writeString(
                directory.resolve("calendar.yaml"), "weeks:\n  - {from: 2000, weekend: [], hours: [\"8-9\"]}\n");

        assertThatThrownBy(() -> read("catalogue: nothing.csv\n"))
                .hasMessage("catalogue " + directory.resolve("nothing.csv") + " does not exist");
        assertThatThrownBy(() -> read("catalogue: procedures.csv\n"))
                .hasMessage("catalogue " + directory.resolve("procedures.csv")
                        + ", line 3, column limit: is not a whole number: five");
        assertThatThrownBy(() -> read("calendar: calendar.yaml\n"))
                .hasMessage("calendar " + directory.resolve("calendar.yaml")
                        + ", line 2: 'hours' is not a session such as 07:30-11:30: 8-9");
    }

    @ParameterizedTest
    @CsvSource({
        "2019-01-05, true",
        "2019-02-08, false",
        "2020-04-02, false",
        "2021-02-16, false",
        "2021-02-17, true",
        "2021-05-03, false",
        "2022-04-11, false",
        "2023-05-03, false",
        "2024-04-29, false",
        "2024-05-04, true",
        "2025-04-26, true",
        "2025-11-24, true",
        "2026-11-24, false",
        "2027-11-24, false"
    })
    void the_calendar_of_vietnam_knows_its_holidays_and_make_up_days(String date, boolean worked) {
        WorkingCalendar calendar = Rulebook.defaults().rules().calendar();

        assertThat(calendar.isWorking((int) LocalDate.parse(date).toEpochDay())).isEqualTo(worked);
    }

    @Test
    void every_day_off_that_ships_is_a_weekday_and_every_make_up_day_a_weekend() {
        String canonical = Rulebook.defaults().rules().calendar().canonical();

        canonical
                .lines()
                .filter(line -> line.startsWith("off "))
                .forEach(line -> assertThat(LocalDate.parse(line.substring(4))
                                .getDayOfWeek()
                                .getValue())
                        .as(line)
                        .isLessThanOrEqualTo(5));
        canonical
                .lines()
                .filter(line -> line.startsWith("make-up "))
                .forEach(line -> assertThat(LocalDate.parse(line.substring(8))
                                .getDayOfWeek()
                                .getValue())
                        .as(line)
                        .isGreaterThan(5));
    }

    @Test
    void what_is_not_certain_of_a_year_is_told() {
        Rulebook vietnam = Rulebook.defaults();

        assertThat(vietnam.doubts(LocalDate.of(2021, 1, 1), LocalDate.of(2025, 12, 31)))
                .isEmpty();
        assertThat(vietnam.doubts(LocalDate.of(2027, 1, 1), LocalDate.of(2028, 1, 1)))
                .satisfiesExactly(
                        year -> assertThat(year).startsWith("the working calendar of 2027 is not certain: "),
                        year -> assertThat(year).isEqualTo("the working calendar has no holidays of 2028"));
    }

    private Rulebook read(String yaml) throws IOException {
        return Rulebook.read(Files.writeString(directory.resolve("rules.yaml"), yaml));
    }

    private String id(String yaml) {
        try {
            return read(yaml).rules().id();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
