package org.dossierstats.app.command.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dossierstats.access.Agencies;
import org.dossierstats.app.command.option.KeyRegister;
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

        KeyRegister<Caller> register() {
            return new KeyRegister<>(CallersKind.file(path));
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
            KeyRegister.requireClean(source);
            file.register().add(new Caller(name, source, new Agencies(agencies)), subject);
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
            file.register()
                    .read()
                    .byCredential()
                    .forEach((credential, caller) -> table.row(
                            caller.name(),
                            String.valueOf(caller.source()),
                            KeyRegister.agencies(caller),
                            KeyRegister.knownBy(credential)));
            System.out.print(table);
            return ExitCode.OK.code();
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
            file.register().remove(name);
            return ExitCode.OK.code();
        }
    }
}
