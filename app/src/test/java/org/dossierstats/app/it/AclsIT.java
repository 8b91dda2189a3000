package org.dossierstats.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.dossierstats.app.it.Ended.withoutCut;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dossierstats.app.kafka.Denial;
import org.dossierstats.app.kafka.Part;
import org.dossierstats.app.kafka.Permission;
import org.dossierstats.app.pipeline.CountsSwap;
import org.dossierstats.dossier.Event;
import org.dossierstats.ingest.publish.DossierEvents;
import org.dossierstats.streams.RunningStreams;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.EventJson;
import org.dossierstats.wire.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a Kafka that allows nothing by itself each part works as a user of its own with the ACLs we tell, and with none of them less. */
class AclsIT {
    private static final int DENIED = 7;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String APPLICATION = StreamsSettings.DEFAULT_APPLICATION_ID;
    private static final String[] FILE = {"../docs/examples/dossiers.csv", "--mapping", "../docs/examples/dossiers.yaml"
    };
    private static final String[] PERIOD = {"--period", "2021-06", "--calendar", "calendar"};

    private static FakeIssuer issuer;
    private static GuardedKafka kafka;
    private static Program streams;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void startAsAnAdministratorDoes() throws Exception {
        issuer = FakeIssuer.start(true);
        kafka = GuardedKafka.start(issuer);
        List<String> users = new ArrayList<>(List.of(
                "setup",
                "mechanic",
                "sender",
                "counter",
                "board",
                "closer",
                "looker",
                "mender",
                "courier",
                "rebuilder"));
        List<Lacking> lacking = Stream.concat(byCommand(), streamsLacking()).toList();
        lacking.forEach(each -> users.add(each.user()));
        kafka.users(users.toArray(String[]::new));
        Ended.of(kafka.as(
                        "admin",
                        "topics",
                        "acls",
                        "--apply",
                        "topics=User:setup",
                        "repair=User:mechanic",
                        "ingest=User:sender",
                        "streams=User:counter",
                        "reporter=User:board",
                        "close=User:closer",
                        "rejects=User:looker",
                        "replay=User:mender",
                        "relay=User:courier"))
                .assertOk("made 65 ACLs\n");
        Ended.of(kafka.as("admin", "topics", "acls", "--apply", "--application-id", "again", "rebuild=User:rebuilder"))
                .assertOk("made 14 ACLs\n");
        try (Admin admin = Admin.create(kafka.client("admin"))) {
            List<AclBinding> acls =
                    lacking.stream().flatMap(each -> each.acls().stream()).toList();
            admin.createAcls(acls).all().get();
            await().until(() ->
                    admin.describeAcls(AclBindingFilter.ANY).values().get().containsAll(acls));
            Ended.of(kafka.as("setup", "topics", "create", "--partitions", "2", "--replication", "1"))
                    .assertOk("created dossier-counts, dossier-current, dossier-events, dossier-rejects,"
                            + " dossier-summaries\n");
            admin.createTopics(Stream.concat(streamsLacking(), rollUpLacking())
                            .map(each -> new NewTopic(new CountsInForce(each.applicationId()).topic(), 2, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        publishRejects();
        streams = Program.start(kafka.as(
                "counter",
                "streams",
                "--state-dir",
                directory.resolve("counter").toString()));
    }

    /** One that no key makes sound, and one that its key does. */
    private static void publishRejects() throws Exception {
        Event event = Closed.accepted("R-1", "H32", LocalDate.of(2019, 1, 1));
        try (var producer =
                new KafkaProducer<>(kafka.client("sender"), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < 2; partition++) {
                producer.send(new ProducerRecord<>(Topics.EVENTS, partition, bytes("R-0"), bytes("no event")))
                        .get();
            }
            producer.send(new ProducerRecord<>(Topics.EVENTS, bytes("R-2"), EventJson.encode(event)))
                    .get();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stop() throws Exception {
        if (streams != null) {
            streams.close();
        }
        kafka.close();
        issuer.close();
    }

    @Test
    void the_whole_line_works_with_a_user_for_each_part() throws Exception {
        assertThat(Ended.result(List.of(command("sender", "ingest import", FILE))))
                .startsWith("published ");
        String json = Ended.result(List.of(command("board", "reporter summary --format json", PERIOD)));
        Ended closed = Ended.of(command("closer", "reporter close", PERIOD));
        String listed = Ended.result(List.of(command("board", "reporter list")));
        String rejects = Ended.result(List.of(command("looker", "ingest rejects list")));
        String replayed = Ended.result(List.of(command("mender", "ingest rejects replay --key-from-subject")));

        List<String> batch = new ArrayList<>(List.of("batch", "--format", "json", "--import"));
        batch.addAll(List.of(FILE));
        batch.addAll(List.of(PERIOD));
        assertThat(withoutCut(json)).isEqualTo(withoutCut(Ended.result(batch)));
        assertThat(closed.exitCode()).as(closed.err()).isZero();
        assertThat(listed).contains("2021-06");
        assertThat(rejects).startsWith("Rejects: ");
        assertThat(replayed).startsWith("published 1 again; left, for they would be refused again: 2 ");
    }

    /** A relay needs a database; what it wants of Kafka is what a file of events wants. */
    @Test
    void a_relay_may_publish() {
        assertThat(Ended.result(List.of(command("courier", "ingest import", FILE))))
                .startsWith("published ");
    }

    @Test
    void a_rebuild_may_count_anew_and_put_its_counts_into_force() throws Exception {
        String state = directory.resolve("rebuilder").toString();
        try (Program rebuild = Program.start(
                command("rebuilder", "streams rebuild --zone UTC --application-id again --state-dir", state))) {
            rebuild.awaitSaying("goes on counting as again");

            Ended swapped = Ended.of(command("rebuilder", "streams swap --application-id again"));

            assertThat(swapped)
                    .isEqualTo(new Ended(0, "the counts of again are in force, in place of dossier-stats\n", ""));
        } finally {
            CountsSwap.putInForce(kafka.client("admin"), CountsInForce.DEFAULT);
        }
    }

    @Test
    void a_batch_that_is_taken_whole_or_not_at_all_is_a_transaction_of_the_gateways_user() throws Exception {
        try (Program gateway = Program.start(command("sender", "ingest serve --port 0"))) {
            String address = gateway.awaitSaying("events to POST (\\S+),");
            String batch = "[" + json("G-1") + "," + json("G-2") + "]";

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address + "?atomic=true"))
                                    .header("Content-Type", "application/cloudevents-batch+json")
                                    .POST(BodyPublishers.ofString(batch))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        }
    }

    private static String json(String dossier) {
        return new String(
                EventJson.encode(Closed.accepted(dossier, "H32", LocalDate.of(2019, 2, 1))), StandardCharsets.UTF_8);
    }

    /** Those commands that end; what each is without is what its user lacks. */
    static Stream<Lacking> byCommand() {
        return Stream.of(
                        Lacking.each(Part.topics),
                        Lacking.each(Part.repair, Part.topics.permissions(APPLICATION)),
                        Lacking.each(Part.ingest),
                        Lacking.each(Part.rebuild, Part.streams.permissions(APPLICATION)),
                        rollUpLacking().toList(),
                        Lacking.each(Part.reporter),
                        Lacking.each(Part.close, Part.reporter.permissions(APPLICATION)),
                        Lacking.each(Part.rejects),
                        Lacking.each(Part.export),
                        Lacking.each(Part.replay))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("byCommand")
    void a_part_that_lacks_one_of_them_says_so_in_one_line(Lacking lacking) {
        String name = lacking.permission().on().name();
        if (lacking.permission().on().resourceType() == ResourceType.TRANSACTIONAL_ID
                && lacking.part() == Part.ingest) {
            try (DossierEvents events = DossierEvents.publisher(kafka.client(lacking.user()))) {
                assertDenied(() -> events.publishTogether(List.of(Closed.completed("T-1", LocalDate.of(2019, 3, 1)))));
            }
            return;
        }
        if (lacking.permission().equals(writesWhatIsInForce())) {
            assertDenied(() ->
                    CountsSwap.putInForce(kafka.client(lacking.user()), new CountsInForce(lacking.applicationId())));
            return;
        }
        if (lacking.part() == Part.repair) {
            spoil(name);
        }
        List<String> arguments = new ArrayList<>(List.of(
                switch (lacking.part()) {
                    case topics -> command(lacking.user(), "topics create --partitions 2");
                    case repair -> command(lacking.user(), "topics create --partitions 2 --repair");
                    case ingest -> command(lacking.user(), "ingest import", FILE);
                    case rebuild ->
                        command(
                                lacking.user(),
                                "streams rebuild --once --zone UTC --application-id " + lacking.applicationId(),
                                "--state-dir",
                                directory.resolve(lacking.user()).toString());
                    case rollup ->
                        command(
                                lacking.user(),
                                "streams --roll-up 1 --application-id " + lacking.applicationId(),
                                "--state-dir",
                                directory.resolve(lacking.user()).toString());
                    case reporter ->
                        name.equals(Topics.SUMMARIES)
                                ? command(lacking.user(), "reporter list")
                                : command(lacking.user(), "reporter summary", PERIOD);
                    case close -> command(lacking.user(), "reporter close --period 2021-07 --calendar calendar");
                    case rejects -> command(lacking.user(), "ingest rejects list");
                    case replay -> command(lacking.user(), "ingest rejects replay --key-from-subject");
                    case export ->
                        command(
                                lacking.user(),
                                "ingest export",
                                directory.resolve(lacking.user() + ".ndjson").toString());
                    case relay, streams, restore -> throw new AssertionError("tested by itself");
                }));

        Ended ended = Ended.of(arguments.toArray(String[]::new));

        ended.assertRefused(DENIED, "; the ACLs that each part needs: dossier-stats topics acls");
    }

    /** With a setting that does not fit and does no harm on one broker. */
    private static void spoil(String topic) {
        try (Admin admin = Admin.create(kafka.client("admin"))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("unclean.leader.election.enable", "true"),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void who_may_repair_mends_the_settings_of_the_topics() {
        spoil(Topics.COUNTS);

        Ended repaired = Ended.of(command("mechanic", "topics create --partitions 2 --repair"));

        assertThat(repaired.exitCode()).as(repaired.err()).isZero();
        assertThat(repaired.out())
                .contains("set unclean.leader.election.enable of dossier-counts to false, which was true\n");
    }

    private static Permission writesWhatIsInForce() {
        return Part.rebuild.permissions(APPLICATION).stream()
                .filter(each -> each.operation() == AclOperation.WRITE
                        && each.on().name().equals(Topics.CURRENT))
                .findAny()
                .orElseThrow();
    }

    static Stream<Lacking> rollUpLacking() {
        return Lacking.each(Part.rollup, Part.streams.permissions(APPLICATION)).stream();
    }

    static Stream<Lacking> streamsLacking() {
        return Lacking.each(Part.streams).stream();
    }

    /** All at once, for each takes seconds to find out. */
    @Test
    void streams_that_lack_one_of_them_end() {
        Map<Lacking, RunningStreams> running = new LinkedHashMap<>();
        try {
            streamsLacking()
                    .filter(each -> !each.permission().on().name().equals(Topics.CURRENT))
                    .filter(each -> !readsItsCounts(each))
                    .forEach(each -> {
                        running.put(
                                each,
                                RunningStreams.start(new StreamsSettings(
                                        each.applicationId(),
                                        kafka.client(each.user()),
                                        directory.resolve(each.user()),
                                        1,
                                        Closed.RULES)));
                    });

            assertThat(running).hasSize(8);
            running.forEach((lacking, each) -> {
                await().alias(lacking.toString())
                        .atMost(LIMIT)
                        .until(() -> each.failure().isPresent());
                assertThat(Denial.in(each.failure().orElseThrow()))
                        .as("%s: %s", lacking, each.failure())
                        .isPresent();
            });
        } finally {
            running.values().forEach(RunningStreams::close);
        }
    }

    @Test
    void streams_that_may_not_see_whose_counts_are_in_force_say_so() {
        Lacking lacking = streamsLacking()
                .filter(each -> each.permission().on().name().equals(Topics.CURRENT))
                .findAny()
                .orElseThrow();

        Ended.of(command(lacking.user(), "streams --application-id " + lacking.applicationId()))
                .assertRefused(DENIED, "dossier-current", "dossier-stats topics acls");
    }

    @Test
    void streams_that_may_not_read_their_counts_count_anew() throws Exception {
        Lacking lacking =
                streamsLacking().filter(AclsIT::readsItsCounts).findAny().orElseThrow();

        try (Program counting = Program.start(command(
                lacking.user(),
                "streams --application-id " + lacking.applicationId() + " --state-dir",
                directory.resolve("may-not-read").toString()))) {
            counting.awaitSaying("cannot be read: .*; partitions that begin here are counted anew");
        }
    }

    private static boolean readsItsCounts(Lacking lacking) {
        return lacking.permission().operation() == AclOperation.READ
                && lacking.permission().on().name().equals(new CountsInForce(lacking.applicationId()).topic());
    }

    @Test
    void nobody_may_do_what_is_not_theirs() throws Exception {
        assertCannotWrite("board", Topics.EVENTS);
        assertCannotWrite("board", Topics.SUMMARIES);
        assertCannotWrite("closer", Topics.EVENTS);
        assertCannotWrite("closer", Topics.COUNTS);
        assertCannotWrite("counter", Topics.EVENTS);
        assertCannotWrite("counter", Topics.SUMMARIES);
        assertCannotWrite("counter", Topics.CURRENT);
        assertCannotWrite("sender", Topics.COUNTS);
        assertCannotWrite("sender", Topics.REJECTS);
        assertCannotWrite("setup", Topics.EVENTS);
        assertCannotRead("sender", Topics.EVENTS);
        assertCannotRead("sender", Topics.COUNTS);
        assertCannotRead("counter", Topics.SUMMARIES);
        assertCannotRead("looker", Topics.EVENTS);
        assertCannotRead("setup", Topics.COUNTS);
        for (String user : List.of("setup", "sender", "counter", "board", "closer", "looker", "mender")) {
            try (Admin admin = Admin.create(kafka.client(user))) {
                assertThatThrownBy(() ->
                                admin.deleteTopics(List.of(Topics.EVENTS)).all().get())
                        .as(user)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(TopicAuthorizationException.class);
            }
        }
    }

    private static void assertCannotWrite(String user, String topic) {
        Map<String, Object> client = new HashMap<>(kafka.client(user));
        client.put("enable.idempotence", false);
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, 0, bytes("x"), bytes("x")))
                            .get())
                    .as("%s writes %s", user, topic)
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    private static void assertCannotRead(String user, String topic) {
        Map<String, Object> client = new HashMap<>(kafka.client(user));
        client.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            assertThat(consumer.poll(Duration.ofMillis(100))).isEmpty();
                        }
                    })
                    .as("%s reads %s", user, topic)
                    .isInstanceOf(TopicAuthorizationException.class);
        }
    }

    private static void assertDenied(Runnable wanted) {
        assertThatThrownBy(wanted::run)
                .satisfies(error -> assertThat(Denial.in(error))
                        .as(error.toString())
                        .hasValueSatisfying(denial -> assertThat(denial.line()).contains("topics acls")));
    }

    private static String[] command(String user, String words, String... more) {
        List<String> command = new ArrayList<>(List.of(words.split(" ", -1)));
        command.addAll(List.of(more));
        return kafka.as(user, command.toArray(String[]::new));
    }
}
