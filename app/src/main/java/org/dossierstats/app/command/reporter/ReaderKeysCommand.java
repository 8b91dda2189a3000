package org.dossierstats.app.command.reporter;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.dossierstats.access.Agencies;
import org.dossierstats.app.command.option.KeyRegister;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.CommandGroup;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.reporter.TextTable;
import org.dossierstats.reporter.access.Reader;
import org.dossierstats.reporter.access.ReadersKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may read figures over HTTP. */
@Command(
        name = "keys",
        description = "Say who may read figures over HTTP and in a browser, and of which agencies.",
        subcommands = {ReaderKeysCommand.Add.class, ReaderKeysCommand.ListThem.class, ReaderKeysCommand.Remove.class})
final class ReaderKeysCommand extends CommandGroup {
    /** The file. */
    static final class ReadersFile {
        @Option(
                names = "--readers",
                required = true,
                paramLabel = "FILE",
                description = "The file with the readers, the one reporter serve and standalone are given.")
        private Path path;

        KeyRegister<Reader> register() {
            return new KeyRegister<>(ReadersKind.file(path));
        }
    }

    /** {@code reporter keys add}. */
    @Command(
            name = "add",
            description = {
                "Let a reader in: make a key and print it. It is shown this once; the file has its hash only.",
                "With it one signs in at the board; programs send it as Authorization: Bearer KEY.",
                "A server that runs with the file takes it from the next request on."
            })
    static final class Add implements Callable<Integer> {
        @Mixin
        private ReadersFile file;

        @Parameters(paramLabel = "NAME", description = "What logs and lists call the reader.")
        private String name;

        @Option(
                names = "--agency",
                paramLabel = "CODE",
                description = {
                    "An agency whose figures and dossiers the reader sees; may be repeated (default: all).",
                    "H32.* stands for H32 and all below it."
                })
        private List<String> agencies = List.of();

        @Option(
                names = "--closes",
                description = "The reader may close and revise periods; only one who sees all agencies can.")
        private boolean closes;

        @Option(
                names = "--oidc-subject",
                paramLabel = "NAME",
                description = "No key: the reader is known by this subject of the tokens of --oidc-issuer.")
        private @Nullable String subject;

        @Override
        public Integer call() {
            if (closes && !agencies.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "--closes is for readers of all agencies: what is sealed is of the whole office");
            }
            file.register().add(new Reader(name, new Agencies(agencies), closes), subject);
            return ExitCode.OK.code();
        }
    }

    /** {@code reporter keys list}. */
    @Command(name = "list", description = "Show who may read what.")
    static final class ListThem implements Callable<Integer> {
        @Mixin
        private ReadersFile file;

        @Override
        public Integer call() {
            TextTable table = TextTable.ofTexts()
                    .row("reader", "agencies", "closes", "known by")
                    .rule();
            file.register()
                    .read()
                    .byCredential()
                    .forEach((credential, reader) -> table.row(
                            reader.name(),
                            KeyRegister.agencies(reader),
                            reader.closes() ? "yes" : "no",
                            KeyRegister.knownBy(credential)));
            System.out.print(table);
            return ExitCode.OK.code();
        }
    }

    /** {@code reporter keys remove}. */
    @Command(
            name = "remove",
            description =
                    "Take a reader's key back: a running server refuses it from the next request on, and ends its sessions.")
    static final class Remove implements Callable<Integer> {
        @Mixin
        private ReadersFile file;

        @Parameters(paramLabel = "NAME", description = "What the list calls the reader.")
        private String name;

        @Override
        public Integer call() {
            file.register().remove(name);
            return ExitCode.OK.code();
        }
    }
}
