package org.dossierstats.app.command.ingest;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.dossierstats.access.AccessException;
import org.dossierstats.access.Agencies;
import org.dossierstats.access.ApiKey;
import org.dossierstats.access.Credential;
import org.dossierstats.access.KeyFile;
import org.dossierstats.access.Keyring;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.CommandGroup;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.ingest.access.Caller;
import org.dossierstats.ingest.access.CallersKind;
import org.dossierstats.reporter.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may send events over HTTP. */
@Command(
        name = "keys",
        description = "Say who may send events over HTTP, and which.",
        subcommands = {KeysCommand.Add.class, KeysCommand.ListThem.class, KeysCommand.Remove.class})
final class KeysCommand extends CommandGroup {
    /** The file, and what is done with it. */
    static final class KeysFile {
        @Option(
                names = "--keys",
                required = true,
                paramLabel = "FILE",
                description = "The file with the callers, the one ingest serve is given.")
        private Path path;

        Keyring<Caller> read() {
            return get(KeyFile::read);
        }

        /** Of a file that may not be there yet. */
        Keyring<Caller> readOrNone() {
            return get(file -> file.exists() ? file.read() : Keyring.empty());
        }

        void change(Function<Keyring<Caller>, Keyring<Caller>> change, Keyring<Caller> before) {
            get(file -> {
                file.write(change.apply(before));
                return true;
            });
        }

        private <T> T get(Function<KeyFile<Caller>, T> what) {
            try {
                return what.apply(CallersKind.file(path));
            } catch (AccessException e) {
                throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** {@code ingest keys add}. */
    @Command(
            name = "add",
            description = {
                "Let a caller in: make a key and print it. It is shown this once; the file has its hash only.",
                "A gateway that runs with the file takes it from the next request on."
            })
    static final class Add implements Callable<Integer> {
        @Mixin
        private KeysFile file;

        @Parameters(paramLabel = "NAME", description = "What logs and lists call the caller.")
        private String name;

        @Option(
                names = "--source",
                required = true,
                paramLabel = "URI",
                description = "The source of its events, such as /motcua/H32; it can send no others.")
        private String source;

        @Option(
                names = "--agency",
                paramLabel = "CODE",
                description = {
                    "An agency it may register dossiers for; may be repeated (default: any).",
                    "H32.* stands for H32 and all below it."
                })
        private List<String> agencies = List.of();

        @Option(
                names = "--oidc-subject",
                paramLabel = "NAME",
                description = "No key: the caller is known by this subject of the tokens of --oidc-issuer.")
        private @Nullable String subject;

        @Override
        public Integer call() {
            for (String text : List.of(name, source, String.join("", agencies), subject == null ? "-" : subject)) {
                if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
                    throw new CommandFailure(ExitCode.USAGE, "a name, a source or an agency has blanks around it");
                }
            }
            if (name.isEmpty() || source.isEmpty() || agencies.contains("")) {
                throw new CommandFailure(ExitCode.USAGE, "a name, a source or an agency is empty");
            }
            ApiKey key = ApiKey.random(new SecureRandom());
            Credential credential =
                    subject == null ? new Credential.KeyHash(key.hash()) : new Credential.Subject(subject);
            Caller caller = new Caller(name, source, new Agencies(agencies));
            file.change(callers -> callers.with(credential, caller), file.readOrNone());
            if (subject == null) {
                System.out.println(key.text());
                System.err.println("this key is shown once; " + name + " sends it as Authorization: Bearer KEY");
            }
            return ExitCode.OK.code();
        }
    }

    /** {@code ingest keys list}. */
    @Command(name = "list", description = "Show who may send what.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private KeysFile file;

        @Override
        public Integer call() {
            TextTable table = TextTable.ofTexts()
                    .row("caller", "source", "agencies", "known by")
                    .rule();
            file.read().byCredential().forEach((credential, caller) -> row(table, credential, caller));
            System.out.print(table);
            return ExitCode.OK.code();
        }

        private static void row(TextTable table, Credential credential, Caller caller) {
            List<String> agencies = caller.agencies().allowed();
            table.row(
                    caller.name(),
                    String.valueOf(caller.source()),
                    agencies.isEmpty() ? "any" : String.join(", ", agencies),
                    credential instanceof Credential.Subject known ? "subject " + known.name() : "key");
        }
    }

    /** {@code ingest keys remove}. */
    @Command(
            name = "remove",
            description = "Take a caller's key back; a running gateway refuses it from the next request on.")
    static final class Remove implements Callable<Integer> {
        @Mixin
        private KeysFile file;

        @Parameters(paramLabel = "NAME", description = "What the list calls the caller.")
        private String name;

        @Override
        public Integer call() {
            file.change(callers -> callers.without(name), file.read());
            return ExitCode.OK.code();
        }
    }
}
