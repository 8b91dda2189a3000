package org.dossierstats.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom, across the modules. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.dossierstats");

    private static final String ACCESS = "org.dossierstats.access..";
    private static final String HTTP = "org.dossierstats.http..";
    private static final String MONITOR = "org.dossierstats.monitor..";
    private static final String INGEST = "org.dossierstats.ingest..";
    private static final String STREAMS = "org.dossierstats.streams..";
    private static final String REPORTER = "org.dossierstats.reporter..";
    private static final String APP = "org.dossierstats.app..";
    private static final String DEMO = "org.dossierstats.app.demo..";
    private static final String COMMAND = "org.dossierstats.app.command..";
    private static final String TERMINAL = "org.dossierstats.app.terminal..";
    private static final String BROKER = "org.dossierstats.app.broker..";
    private static final String[] HEART_PACKAGES = {
        "org.dossierstats.dossier..",
        "org.dossierstats.counts..",
        "org.dossierstats.period..",
        "org.dossierstats.rollup..",
        "org.dossierstats.calendar..",
        "org.dossierstats.settings..",
        "org.dossierstats.wire.."
    };

    /** A rule about a package that is not there holds of itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.dossierstats.dossier..",
                "org.dossierstats.counts..",
                "org.dossierstats.period..",
                "org.dossierstats.rollup..",
                "org.dossierstats.calendar..",
                "org.dossierstats.settings..",
                "org.dossierstats.wire..",
                ACCESS,
                HTTP,
                MONITOR,
                INGEST,
                STREAMS,
                REPORTER,
                DEMO,
                COMMAND,
                TERMINAL,
                BROKER
            })
    void there_are_classes_in(String packages) {
        assertThat(CLASSES.that(JavaClass.Predicates.resideInAPackage(packages)))
                .isNotEmpty();
    }

    @Test
    void the_heart_knows_none_of_its_edges() {
        noClasses()
                .that()
                .resideInAnyPackage(HEART_PACKAGES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ACCESS, HTTP, MONITOR, INGEST, STREAMS, REPORTER, APP, "org.apache.kafka..", "io.micrometer..")
                .check(CLASSES);
    }

    @Test
    void what_all_servers_share_knows_none_of_them() {
        doesNotKnow(HTTP, MONITOR, INGEST, STREAMS, REPORTER);
        doesNotKnow(MONITOR, ACCESS, INGEST, STREAMS, REPORTER);
        doesNotKnow(ACCESS, HTTP, INGEST, STREAMS, REPORTER);
    }

    @Test
    void ingest_knows_neither_streams_nor_reporter() {
        doesNotKnow(INGEST, STREAMS, REPORTER);
    }

    @Test
    void streams_knows_neither_ingest_nor_reporter() {
        doesNotKnow(STREAMS, INGEST, REPORTER);
    }

    @Test
    void reporter_knows_neither_ingest_nor_streams() {
        doesNotKnow(REPORTER, INGEST, STREAMS);
    }

    @Test
    void nothing_but_app_knows_app() {
        noClasses()
                .that()
                .resideOutsideOfPackage(APP)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(APP)
                .check(CLASSES);
    }

    @Test
    void only_the_embedded_broker_knows_the_server_side_of_kafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BROKER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "kafka..",
                        "org.apache.kafka.server..",
                        "org.apache.kafka.metadata..",
                        "org.apache.kafka.storage..")
                .check(CLASSES);
    }

    @Test
    void within_app_nothing_else_knows_the_commands() {
        noClasses()
                .that()
                .resideInAnyPackage(DEMO, "org.dossierstats.app.pipeline..", BROKER, TERMINAL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(COMMAND)
                .check(CLASSES);
    }

    /** Figures follow from dated events: whoever needs to know what time it is, is given a {@link Clock}. */
    @Test
    void nothing_that_counts_reads_the_clock() {
        noClasses()
                .that()
                .resideInAnyPackage(HEART_PACKAGES)
                .or()
                .resideInAnyPackage(STREAMS, REPORTER)
                .should()
                .accessTargetWhere(describe("the machine's clock is read", ArchitectureTest::readsTheClock))
                .check(CLASSES);
    }

    @Test
    void the_rule_about_the_clock_notices_one_that_is_read() {
        assertThat(CLASSES.that(JavaClass.Predicates.resideInAPackage(COMMAND)).stream()
                        .flatMap(javaClass -> javaClass.getAccessesFromSelf().stream())
                        .anyMatch(ArchitectureTest::readsTheClock))
                .as("the commands start clocks")
                .isTrue();
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        JavaClass owner = target.getOwner();
        boolean now = owner.getPackageName().startsWith("java.time")
                && target.getName().equals("now")
                && target instanceof CodeUnitAccessTarget called
                && called.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean clock = owner.isEquivalentTo(Clock.class)
                && Set.of("systemUTC", "systemDefaultZone", "system", "tick").contains(target.getName());
        boolean system = owner.isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis");
        boolean date = owner.isEquivalentTo(Date.class) && target.getName().equals("<init>");
        return now || clock || system || date;
    }

    private static void doesNotKnow(String module, String... others) {
        noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CLASSES);
    }
}
