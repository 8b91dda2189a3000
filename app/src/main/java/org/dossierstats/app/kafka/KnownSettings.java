package org.dossierstats.app.kafka;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/** Which settings Kafka's clients have, and which of them are not for the user to choose because counting exactly hangs on them. */
final class KnownSettings {
    private static final List<String> PREFIXES =
            List.of("main.consumer.", "restore.consumer.", "global.consumer.", "consumer.", "producer.", "admin.");

    private static final Map<String, ConfigDef.Type> TYPES = new HashMap<>();

    static {
        for (ConfigDef settings : List.of(
                AdminClientConfig.configDef(),
                ConsumerConfig.configDef(),
                ProducerConfig.configDef(),
                StreamsConfig.configDef())) {
            settings.configKeys().forEach((name, key) -> TYPES.put(name, key.type));
        }
    }

    /** What each must be, if it is given at all; a file that Kafka's other programs use too may say the same. */
    private static final Map<String, Set<String>> FIXED = Map.ofEntries(
            entry("acks", Set.of("all", "-1")),
            entry("enable.idempotence", Set.of("true")),
            entry("isolation.level", Set.of("read_committed")),
            entry("enable.auto.commit", Set.of("false")),
            entry("allow.auto.create.topics", Set.of("false")),
            entry("partitioner.ignore.keys", Set.of("false")),
            entry("processing.guarantee", Set.of("exactly_once_v2")),
            entry("ensure.explicit.internal.resource.naming", Set.of("true")));

    /** What this program says itself, or says by options of its own. */
    private static final Set<String> OWN = Set.of(
            "application.id",
            "auto.offset.reset",
            "commit.interval.ms",
            "default.client.supplier",
            "default.deserialization.exception.handler",
            "default.dsl.store",
            "default.key.serde",
            "default.production.exception.handler",
            "default.timestamp.extractor",
            "default.value.serde",
            "deserialization.exception.handler",
            "dsl.store.suppliers.class",
            "errors.dead.letter.queue.topic.name",
            "group.id",
            "group.instance.id",
            "group.protocol",
            "interceptor.classes",
            "key.deserializer",
            "key.serializer",
            "num.stream.threads",
            "partitioner.class",
            "processing.exception.handler",
            "processing.exception.handler.global.enabled",
            "processor.wrapper.class",
            "production.exception.handler",
            "state.dir",
            "topology.optimization",
            "transaction.timeout.ms",
            "transaction.two.phase.commit.enable",
            "transactional.id",
            "value.deserializer",
            "value.serializer");

    private KnownSettings() {}

    /** What is wrong with a setting, if anything is. */
    static Optional<String> objection(String setting, String value) {
        if (setting.startsWith(StreamsConfig.TOPIC_PREFIX)) {
            return setting.equals("topic.cleanup.policy") ? Optional.of(own(setting)) : Optional.empty();
        }
        String name = withoutPrefix(setting);
        if (!TYPES.containsKey(name)) {
            return Optional.of(setting + " is no setting of Kafka's clients" + meant(name));
        }
        if (OWN.contains(name)) {
            return Optional.of(own(setting));
        }
        Set<String> fixed = FIXED.get(name);
        if (fixed != null && !fixed.contains(value.strip())) {
            return Optional.of(setting + "=" + value + " would make counts inexact; leave it out");
        }
        return Optional.empty();
    }

    private static String own(String setting) {
        return setting + " is not for a file to set: this program sets it itself, or by an option; leave it out";
    }

    private static String meant(String name) {
        return TYPES.keySet().stream()
                .filter(known -> isAlike(known, name))
                .sorted()
                .findFirst()
                .map(known -> "; did you mean " + known + "?")
                .orElse("");
    }

    /** One letter more, less or other, or two exchanged. */
    private static boolean isAlike(String known, String name) {
        int shorter = Math.min(known.length(), name.length());
        int from = 0;
        while (from < shorter && known.charAt(from) == name.charAt(from)) {
            from++;
        }
        int alike = 0;
        while (alike < shorter - from
                && known.charAt(known.length() - 1 - alike) == name.charAt(name.length() - 1 - alike)) {
            alike++;
        }
        String inKnown = known.substring(from, known.length() - alike);
        String inName = name.substring(from, name.length() - alike);
        boolean exchanged = inKnown.length() == 2
                && new StringBuilder(inKnown).reverse().toString().equals(inName);
        return exchanged || (inKnown.length() <= 1 && inName.length() <= 1);
    }

    /** Whether its value is a secret. */
    static boolean isSecret(String setting) {
        return TYPES.get(withoutPrefix(setting)) == ConfigDef.Type.PASSWORD;
    }

    private static String withoutPrefix(String setting) {
        if (TYPES.containsKey(setting)) {
            return setting;
        }
        return PREFIXES.stream()
                .filter(setting::startsWith)
                .findFirst()
                .map(prefix -> setting.substring(prefix.length()))
                .orElse(setting);
    }

    /** All names, for tests: a name this program forbids must be one. */
    static Set<String> forbidden() {
        Set<String> forbidden = new HashSet<>(OWN);
        forbidden.addAll(FIXED.keySet());
        return forbidden;
    }

    static boolean isKnown(String name) {
        return TYPES.containsKey(name);
    }
}
