package org.dossierstats.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The program that is broken is the one that users run: it knows nothing of it. */
class ArchitectureTest {
    private static final String CHAOS = "org.dossierstats.chaos..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.dossierstats");

    @Test
    void nothing_else_knows_the_faults() {
        assertThat(CLASSES.containPackage("org.dossierstats.streams")).isTrue();
        noClasses()
                .that()
                .resideOutsideOfPackage(CHAOS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CHAOS)
                .check(CLASSES);
    }

    @Test
    void no_package_knows_itself_around_a_corner() {
        slices().matching("org.dossierstats.chaos.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
