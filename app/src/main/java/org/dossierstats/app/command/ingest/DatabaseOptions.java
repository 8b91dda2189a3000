package org.dossierstats.app.command.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.ingest.relay.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database to read from. The password never stands on a command line, which everybody on the machine can see. */
final class DatabaseOptions {
    private static final String PASSWORD = "DOSSIER_STATS_JDBC_PASSWORD";

    @Option(
            names = "--jdbc-url",
            paramLabel = "URL",
            defaultValue = "${env:DOSSIER_STATS_JDBC_URL}",
            description = {
                "jdbc:postgresql://HOST/DATABASE, jdbc:mysql://HOST/DATABASE or jdbc:mariadb://HOST/DATABASE",
                "(default: DOSSIER_STATS_JDBC_URL of the environment)."
            })
    private @Nullable String url;

    @Option(
            names = "--jdbc-user",
            paramLabel = "USER",
            defaultValue = "${env:DOSSIER_STATS_JDBC_USER}",
            description = "Who reads and marks rows there (default: DOSSIER_STATS_JDBC_USER of the environment).")
    private @Nullable String user;

    @Option(
            names = "--jdbc-password-file",
            paramLabel = "FILE",
            description = "File with the password in its first line (default: " + PASSWORD + " of the environment).")
    private @Nullable Path passwordFile;

    Database database() {
        if (url == null || url.isBlank()) {
            throw new CommandFailure(ExitCode.USAGE, "say which database: --jdbc-url jdbc:postgresql://HOST/DATABASE");
        }
        try {
            return new Database(url, user, password());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--jdbc-url: " + e.getMessage() + "; user and password are given with --jdbc-user and"
                            + " --jdbc-password-file or " + PASSWORD,
                    e);
        }
    }

    private @Nullable String password() {
        if (passwordFile == null) {
            return System.getenv(PASSWORD);
        }
        try {
            return Files.readString(passwordFile).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "cannot read --jdbc-password-file " + passwordFile, e);
        }
    }
}
