package org.dossierstats.app.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateAclsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.dossierstats.app.command.option.KafkaOptions;
import org.dossierstats.app.kafka.Part;
import org.dossierstats.app.kafka.Permission;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.streams.StreamsSettings;
import org.dossierstats.wire.CountsInForce;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code topics acls}. */
@Command(
        name = "acls",
        description = {
            "Print the commands of Kafka's own tool that allow each part what it needs and no more, or make these ACLs with --apply.",
            "Each part signs in as a user of its own; a user may be several parts."
        })
final class AclsCommand implements Callable<Integer> {
    private static final int LIMIT_MS = 15_000;
    private static final Pattern PRINCIPAL = Pattern.compile("\\w+:[^*\\s]+(?: [^*\\s]+)*");

    @Parameters(
            paramLabel = "PART=PRINCIPAL",
            arity = "1..*",
            description = {
                "Which part signs in as whom, such as streams=User:counter.",
                "Parts: topics, repair, ingest, relay, streams, rollup, rebuild, reporter, close, rejects, replay,"
                        + " export, restore."
            })
    private List<String> users;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = StreamsSettings.DEFAULT_APPLICATION_ID,
            description = "The application of streams and rebuild (default: ${DEFAULT-VALUE}).")
    private String applicationId;

    @Option(names = "--apply", description = "Make the ACLs; whoever does must be allowed to alter the cluster.")
    private boolean apply;

    @Mixin
    private KafkaOptions kafka;

    private record User(String principal, Part part) {}

    @Override
    public Integer call() {
        requireName(applicationId);
        Map<String, Set<Permission>> allowed = new LinkedHashMap<>();
        for (String each : users) {
            User user = user(each);
            allowed.computeIfAbsent(user.principal(), absent -> new LinkedHashSet<>())
                    .addAll(user.part().permissions(applicationId));
        }
        if (apply) {
            make(allowed);
        } else {
            print(allowed, System.out);
        }
        return ExitCode.OK.code();
    }

    /** It stands in the names of topics. */
    private static void requireName(String applicationId) {
        try {
            new CountsInForce(applicationId);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static User user(String text) {
        String[] sides = text.split("=", 2);
        Part part = Stream.of(Part.values())
                .filter(each -> each.name().equals(sides[0]))
                .findAny()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "there is no part '" + sides[0] + "'; there are "
                                + String.join(
                                        ", ",
                                        Stream.of(Part.values()).map(Part::name).toList())));
        if (sides.length < 2 || !PRINCIPAL.matcher(sides[1]).matches()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    text + " names no user; say " + sides[0] + "=User:NAME, as whom that part signs in");
        }
        return new User(sides[1], part);
    }

    private void print(Map<String, Set<Permission>> allowed, PrintStream out) {
        List<String> tool = kafka.toolArguments();
        allowed.forEach((principal, permissions) -> permissions.forEach(permission -> {
            List<String> arguments = new ArrayList<>(tool);
            arguments.addAll(List.of("--add", "--allow-principal", principal));
            arguments.addAll(permission.arguments());
            out.println("kafka-acls.sh "
                    + arguments.stream().map(AclsCommand::quoted).collect(Collectors.joining(" ")));
        }));
    }

    /** As a shell takes it for one word. */
    private static String quoted(String argument) {
        return argument.matches("[\\w:.,/@-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    private void make(Map<String, Set<Permission>> allowed) {
        List<AclBinding> acls = new ArrayList<>();
        allowed.forEach((principal, permissions) -> permissions.forEach(each -> acls.add(each.to(principal))));
        try (Admin admin = Admin.create(kafka.client())) {
            admin.createAcls(acls, new CreateAclsOptions().timeoutMs(LIMIT_MS))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SecurityDisabledException) {
                throw new CommandFailure(
                        ExitCode.DENIED,
                        "this Kafka holds nobody to ACLs; its brokers need an authorizer.class.name first",
                        e);
            }
            throw new KafkaException("cannot make the ACLs: " + reason(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while ACLs were made", e);
        }
        System.out.println("made " + acls.size() + " ACLs");
    }

    /** Kafka shows the whole request if that user may not. */
    private static String reason(@Nullable Throwable cause) {
        return cause instanceof ClusterAuthorizationException
                ? "that takes a user of Kafka who may alter the cluster"
                : String.valueOf(cause == null ? null : cause.getMessage());
    }
}
