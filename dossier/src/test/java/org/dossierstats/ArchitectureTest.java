package org.dossierstats;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The heart is plain Java: it knows no Kafka, no JSON, no files, and its packages know each other in one direction. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.dossierstats");
    private static final String CALENDAR = "org.dossierstats.calendar";
    private static final String DOSSIER = "org.dossierstats.dossier";
    private static final String COUNTS = "org.dossierstats.counts";
    private static final String ROLLUP = "org.dossierstats.rollup";
    private static final String LIVE = "org.dossierstats.live";
    private static final String CATALOGUE = "org.dossierstats.catalogue";
    private static final String REPORT = "org.dossierstats.report";
    private static final String PERIOD = "org.dossierstats.period";

    @Test
    void the_heart_needs_the_jdk_only_and_of_it_no_input_or_output() {
        onlyKnows(CALENDAR);
        onlyKnows(DOSSIER, CALENDAR);
        onlyKnows(COUNTS, CALENDAR, DOSSIER);
        onlyKnows(ROLLUP, CALENDAR, DOSSIER, COUNTS);
        onlyKnows(PERIOD, CALENDAR, DOSSIER, COUNTS, ROLLUP);
        onlyKnows(CATALOGUE, DOSSIER);
        onlyKnows(LIVE, CALENDAR, DOSSIER, COUNTS);
        onlyKnows(REPORT, CALENDAR, DOSSIER, COUNTS, ROLLUP, PERIOD, CATALOGUE);
    }

    @Test
    void no_package_knows_itself_around_a_corner() {
        slices().matching("org.dossierstats.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static void onlyKnows(String heart, String... others) {
        classes()
                .that()
                .resideInAPackage(heart)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.security..",
                                "java.math..",
                                "java.nio.charset..",
                                "org.jspecify.annotations..",
                                heart)
                        .or(resideInAnyPackage(others)))
                .check(CLASSES);
    }
}
