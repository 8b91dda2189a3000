package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.dossierstats.app.kafka.Part;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A backup put into a Kafka that allows nothing by itself, by a user with the ACLs we tell, and by users with one of them less. */
class RestoreAclsIT {
    @RegisterExtension
    static final TestKafka OLD = new TestKafka(2);

    private static final int DENIED = 7;

    @TempDir
    Path directory;

    @Test
    void a_backup_is_restored_with_what_is_told_and_with_nothing_less() throws Exception {
        Path backup = backup();
        List<Lacking> lacking = Lacking.each(Part.restore);
        try (FakeIssuer issuer = FakeIssuer.start(true);
                GuardedKafka kafka = GuardedKafka.start(issuer)) {
            kafka.users(Stream.concat(Stream.of("restorer"), lacking.stream().map(Lacking::user))
                    .toArray(String[]::new));
            Ended.of(kafka.as("admin", "topics", "acls", "--apply", "restore=User:restorer"))
                    .assertOk("made " + lacking.size() + " ACLs\n");
            allow(kafka, lacking);
            for (Lacking each : lacking) {
                empty(kafka);
                Ended refused = Ended.of(kafka.as(each.user(), "ingest", "restore", backup.toString()));
                assertThat(refused.exitCode()).as("%s: %s", each, refused).isEqualTo(DENIED);
                refused.assertRefused(DENIED, "; the ACLs that each part needs: dossier-stats topics acls");
            }
            empty(kafka);
            Ended restored = Ended.of(kafka.as("restorer", "ingest", "restore", backup.toString()));

            assertThat(restored.err()).isEmpty();
            assertThat(restored.out()).startsWith("restored ");
            assertThat(Ended.of(kafka.as("admin", "topics", "create", "--partitions", "3"))
                            .out())
                    .as("the broker's clock again")
                    .isEqualTo("all topics are there already and fit\n");
        }
    }

    private static void allow(GuardedKafka kafka, List<Lacking> lacking) throws Exception {
        try (Admin admin = Admin.create(kafka.client("admin"))) {
            List<AclBinding> acls =
                    lacking.stream().flatMap(each -> each.acls().stream()).toList();
            admin.createAcls(acls).all().get();
            await().until(() ->
                    admin.describeAcls(AclBindingFilter.ANY).values().get().containsAll(acls));
        }
    }

    /** Who lacks something that is needed late has written before. */
    private static void empty(GuardedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(kafka.client("admin"))) {
            Set<String> filled = Set.of(Topics.EVENTS, Topics.SUMMARIES);
            Set<String> there = admin.listTopics().names().get();
            admin.deleteTopics(filled.stream().filter(there::contains).toList())
                    .all()
                    .get();
            await().until(() -> Collections.disjoint(admin.listTopics().names().get(), filled));
        }
        assertThat(Ended.of(kafka.as("admin", "topics", "create", "--partitions", "3", "--replication", "1"))
                        .exitCode())
                .isZero();
    }

    /** Of some events and a sealed summary. */
    private Path backup() {
        Closed.publish(
                OLD,
                List.of(
                        Closed.accepted("A-1", "H32", LocalDate.of(2021, 5, 3)),
                        Closed.completed("A-1", LocalDate.of(2021, 5, 5)),
                        Closed.accepted("A-2", "H32", LocalDate.of(2021, 5, 4))));
        Path backup = directory.resolve("backup.ndjson");
        try (RunningStreams streams = Closed.streams(OLD, directory.resolve("state"))) {
            Ended closed = Ended.of(Closed.arguments(OLD, "close", "--period", "2021-05", "--calendar", "calendar"));
            assertThat(closed.exitCode()).as(closed.err()).isZero();
            assertThat(streams.failure()).isEmpty();
        }
        List<String> export = new ArrayList<>(List.of("ingest", "export", backup.toString()));
        export.addAll(List.of("--bootstrap-server", OLD.bootstrapServer()));
        Ended exported = Ended.of(export.toArray(String[]::new));
        assertThat(exported.out()).as("of the agency and of the office").contains("3 events and 2 sealed summaries");
        return backup;
    }
}
