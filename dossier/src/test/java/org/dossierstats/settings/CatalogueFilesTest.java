package org.dossierstats.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.dossierstats.catalogue.Agency;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.catalogue.Level;
import org.dossierstats.catalogue.Mechanism;
import org.dossierstats.catalogue.OnlineLevel;
import org.dossierstats.catalogue.Procedure;
import org.dossierstats.catalogue.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFilesTest {
    private static final LocalDate JUNE_2021 = LocalDate.of(2021, 6, 14);
    private static final LocalDate JULY_2025 = LocalDate.of(2025, 7, 1);

    @TempDir
    Path directory;

    @Test
    void procedures_and_agencies_are_as_they_were_on_a_day() throws IOException {
        Catalogue catalogue = CatalogueFiles.read(file("procedures.csv", """
                        code,name,field,level,mechanism,online_level,limit,unit,valid_from,valid_to
                        1.1,Cấp phép,Lao động,district,one-stop,level-4,5,working-days,,2025-06-30
                        1.1,Cấp phép,Lao động,commune,one-stop,full,5,working-days,2025-07-01,
                        2.1,Giao đất,Đất đai,,,,,,,
                        """), file("agencies.csv", """
                        code,name,parent,level,valid_to
                        H32,Tỉnh,,province,
                        H32.20,Huyện,H32,district,2025-06-30
                        """));

        assertThat(catalogue.procedure("1.1", JUNE_2021))
                .isEqualTo(new Procedure(
                        "1.1",
                        "Cấp phép",
                        "Lao động",
                        Level.DISTRICT,
                        Mechanism.ONE_STOP,
                        OnlineLevel.LEVEL_4,
                        new Validity(LocalDate.MIN, LocalDate.of(2025, 6, 30))));
        assertThat(catalogue.procedure("1.1", JULY_2025)).extracting("level").isEqualTo(Level.COMMUNE);
        assertThat(catalogue.proceduresOn(JULY_2025))
                .extracting(Procedure::code)
                .containsExactly("1.1", "2.1");
        assertThat(catalogue.procedure("9", JULY_2025)).isNull();
        assertThat(catalogue.agenciesOn(JUNE_2021)).extracting(Agency::code).containsExactly("H32", "H32.20");
        assertThat(catalogue.agency("H32.20", JULY_2025)).isNull();
    }

    @Test
    void without_files_nothing_is_known() {
        assertThat(CatalogueFiles.read(null, null).proceduresOn(JUNE_2021)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code,name\\n1,a | line 1: there is no column 'field'; [code, name, field] are needed",
                "code,name,field\\n,a,b | line 2, column code: is blank",
                "code,name,field,level\\n1,a,b,town | line 2, column level: is 'town'; central, province, district, commune or"
                        + " nothing is needed",
                "code,name,field,valid_to\\n1,a,b,2021-13-01 | line 2, column valid_to: is not a day such as 2021-06-14: 2021-13-01",
                "code,name,field,valid_from,valid_to\\n1,a,b,2021-02-01,2021-01-01 | column valid_to: the last day 2021-01-01 is"
                        + " before the first 2021-02-01",
                "code,name,field\\n1,a,b\\n1,a,b | procedure '1' has two versions that are valid on the same day"
            })
    void what_is_wrong_with_procedures_is_told(String text, String said) throws IOException {
        Path file = file("procedures.csv", text.replace("\\n", "\n"));

        assertThatThrownBy(() -> CatalogueFiles.read(file, null))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("catalogue " + file)
                .hasMessageContaining(said);
    }

    @Test
    void an_agency_cannot_stand_above_itself() throws IOException {
        Path file = file("agencies.csv", "code,name,parent\nA,a,B\nB,b,A\n");

        assertThatThrownBy(() -> CatalogueFiles.read(null, file))
                .isInstanceOf(SettingsException.class)
                .hasMessage("agencies " + file + ": agency 'A' stands above itself");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
