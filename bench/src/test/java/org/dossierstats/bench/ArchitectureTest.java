package org.dossierstats.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The program is measured as it is: it knows nothing of being measured. */
class ArchitectureTest {
    private static final String BENCH = "org.dossierstats.bench..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.dossierstats");

    @Test
    void nothing_of_the_program_knows_the_benchmarks() {
        assertThat(CLASSES.that(JavaClass.Predicates.resideInAPackage("org.dossierstats.streams..")))
                .isNotEmpty();
        noClasses()
                .that()
                .resideOutsideOfPackage(BENCH)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BENCH)
                .check(CLASSES);
    }

    @Test
    void no_package_knows_itself_around_a_corner() {
        slices().matching("org.dossierstats.bench.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
