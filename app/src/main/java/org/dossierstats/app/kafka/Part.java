package org.dossierstats.app.kafka;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.dossierstats.app.kafka.Permission.group;
import static org.dossierstats.app.kafka.Permission.topic;
import static org.dossierstats.app.kafka.Permission.topics;
import static org.dossierstats.app.kafka.Permission.transactions;
import static org.dossierstats.app.kafka.Permission.transactionsWith;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.dossierstats.ingest.backup.Restore;
import org.dossierstats.wire.CountsInForce;
import org.dossierstats.wire.Topics;

/** A part of the pipeline that signs in to Kafka as a user of its own, and the least that this user must be allowed. */
public enum Part {
    /** {@code topics create}. */
    topics {
        @Override
        public List<Permission> permissions(String applicationId) {
            return on(EVERY_TOPIC, CREATE, DESCRIBE, DESCRIBE_CONFIGS);
        }
    },
    /** {@code topics create --repair}: settings of the topics, and no more. */
    repair {
        @Override
        public List<Permission> permissions(String applicationId) {
            return with(topics.permissions(applicationId), on(EVERY_TOPIC, ALTER_CONFIGS));
        }
    },
    /** {@code ingest serve}, {@code import} and {@code simulate}; a batch that is taken whole or not at all is a transaction. */
    ingest {
        @Override
        public List<Permission> permissions(String applicationId) {
            return with(relay.permissions(applicationId), transactionsWith(Topics.EVENTS + "-"));
        }
    },
    /** {@code ingest relay}. That somebody will be able to count the events is looked at before any is taken. */
    relay {
        @Override
        public List<Permission> permissions(String applicationId) {
            return List.of(
                    topic(WRITE, Topics.EVENTS), topic(DESCRIBE, Topics.COUNTS), topic(DESCRIBE, Topics.REJECTS));
        }
    },
    /** {@code streams}. */
    streams {
        @Override
        public List<Permission> permissions(String applicationId) {
            return List.of(
                    topic(READ, Topics.EVENTS),
                    topic(READ, Topics.CURRENT),
                    topic(READ, new CountsInForce(applicationId).topic()),
                    topic(WRITE, new CountsInForce(applicationId).topic()),
                    topic(WRITE, Topics.REJECTS),
                    topic(CREATE, ledger(applicationId)),
                    topic(READ, ledger(applicationId)),
                    topic(WRITE, ledger(applicationId)),
                    group(READ, applicationId),
                    transactionsWith(applicationId + "-"));
        }
    },
    /** {@code streams --roll-up}. */
    rollup {
        @Override
        public List<Permission> permissions(String applicationId) {
            String rolledUp = new CountsInForce(applicationId).rolledUpTopic();
            return with(streams.permissions(applicationId), topic(CREATE, rolledUp), topic(WRITE, rolledUp));
        }
    },
    /** {@code streams rebuild} and {@code swap}: an application of its own beside the one in force, and to put it into force. */
    rebuild {
        @Override
        public List<Permission> permissions(String applicationId) {
            String counts = new CountsInForce(applicationId).topic();
            return with(
                    streams.permissions(applicationId),
                    topic(CREATE, counts),
                    topic(READ, Topics.COUNTS),
                    topic(CREATE, Topics.CURRENT),
                    topic(WRITE, Topics.CURRENT));
        }
    },
    /** {@code reporter} but for closing: whatever reads. The counts of every application, for others may come into force. */
    reporter {
        @Override
        public List<Permission> permissions(String applicationId) {
            return List.of(
                    topic(READ, Topics.EVENTS),
                    topics(READ, Topics.COUNTS),
                    topic(READ, Topics.CURRENT),
                    topic(READ, Topics.SUMMARIES));
        }
    },
    /** {@code reporter close}, {@code revise}, and {@code serve} where periods are closed. */
    close {
        @Override
        public List<Permission> permissions(String applicationId) {
            return with(
                    reporter.permissions(applicationId),
                    topic(WRITE, Topics.SUMMARIES),
                    transactions(Topics.SUMMARIES));
        }
    },
    /** {@code ingest rejects list}. */
    rejects {
        @Override
        public List<Permission> permissions(String applicationId) {
            return List.of(topic(READ, Topics.REJECTS));
        }
    },
    /** {@code ingest rejects replay}. */
    replay {
        @Override
        public List<Permission> permissions(String applicationId) {
            return with(rejects.permissions(applicationId), topic(WRITE, Topics.EVENTS));
        }
    },
    /** {@code ingest export}. */
    export {
        @Override
        public List<Permission> permissions(String applicationId) {
            return List.of(topic(READ, Topics.EVENTS), topic(READ, Topics.SUMMARIES));
        }
    },
    /** {@code ingest restore}: it reads what was begun, and for its time has its own clock stamp the events. */
    restore {
        @Override
        public List<Permission> permissions(String applicationId) {
            return with(
                    export.permissions(applicationId),
                    topic(WRITE, Topics.EVENTS),
                    topic(WRITE, Topics.SUMMARIES),
                    transactions(Restore.TRANSACTIONAL_ID),
                    topic(ALTER_CONFIGS, Topics.EVENTS),
                    topic(DESCRIBE, Topics.COUNTS),
                    topic(DESCRIBE, Topics.REJECTS));
        }
    };

    private static final List<String> EVERY_TOPIC =
            List.of(Topics.EVENTS, Topics.COUNTS, Topics.REJECTS, Topics.CURRENT, Topics.SUMMARIES);

    /** What it must be allowed, and no more; the application is that of streams and rebuild. */
    public abstract List<Permission> permissions(String applicationId);

    private static String ledger(String applicationId) {
        return applicationId + "-ledger-changelog";
    }

    private static List<Permission> on(List<String> names, AclOperation... operations) {
        return Stream.of(operations)
                .flatMap(operation -> names.stream().map(name -> topic(operation, name)))
                .toList();
    }

    private static List<Permission> with(List<Permission> those, Permission... more) {
        return with(those, List.of(more));
    }

    private static List<Permission> with(List<Permission> those, List<Permission> more) {
        List<Permission> all = new ArrayList<>(those);
        all.addAll(more);
        return all;
    }
}
