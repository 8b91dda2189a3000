package org.dossierstats.app.kafka;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** One thing that a user of Kafka may do: an ACL without the user. To read or to write includes to describe. */
public record Permission(AclOperation operation, ResourcePattern on) {
    static Permission topic(AclOperation operation, String name) {
        return new Permission(operation, new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL));
    }

    static Permission topics(AclOperation operation, String prefix) {
        return new Permission(operation, new ResourcePattern(ResourceType.TOPIC, prefix, PatternType.PREFIXED));
    }

    static Permission group(AclOperation operation, String name) {
        return new Permission(operation, new ResourcePattern(ResourceType.GROUP, name, PatternType.LITERAL));
    }

    static Permission transactions(String id) {
        return new Permission(
                AclOperation.WRITE, new ResourcePattern(ResourceType.TRANSACTIONAL_ID, id, PatternType.LITERAL));
    }

    static Permission transactionsWith(String prefix) {
        return new Permission(
                AclOperation.WRITE, new ResourcePattern(ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED));
    }

    /** Given to this user, from any address. */
    public AclBinding to(String principal) {
        return new AclBinding(on, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }

    /** As Kafka's own tool is told. */
    public List<String> arguments() {
        String kind = switch (on.resourceType()) {
            case TOPIC -> "--topic";
            case GROUP -> "--group";
            case TRANSACTIONAL_ID -> "--transactional-id";
            case UNKNOWN, ANY, CLUSTER, DELEGATION_TOKEN, USER ->
                throw new IllegalStateException("no part has permissions on a " + on.resourceType());
        };
        List<String> arguments = List.of("--operation", word(), kind, on.name());
        return on.patternType() == PatternType.LITERAL
                ? arguments
                : List.of("--operation", word(), kind, on.name(), "--resource-pattern-type", "prefixed");
    }

    /** Such as {@code DescribeConfigs}. */
    private String word() {
        return Stream.of(operation.name().split("_", -1))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
