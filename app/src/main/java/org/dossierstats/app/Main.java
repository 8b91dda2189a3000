package org.dossierstats.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.dossierstats.app.command.DossierStats;
import org.dossierstats.app.log.LogFormat;
import org.dossierstats.app.terminal.ExitCode;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Whatever the machine's locale: names of fields have diacritics.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        try {
            LogFormat.chosen().apply();
        } catch (IllegalArgumentException e) {
            System.err.println("dossier-stats: " + e.getMessage());
            System.exit(ExitCode.USAGE.code());
        }
        int exitCode = DossierStats.run(arguments);
        System.out.flush();
        System.exit(exitCode);
    }
}
