package org.dossierstats.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.bench.process.BenchException;
import picocli.CommandLine;

/** Where the benchmarks start. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        int exitCode = run(arguments);
        System.out.flush();
        System.exit(exitCode);
    }

    /** Runs a command line to its end and returns the exit code. */
    static int run(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((error, all) -> {
                    error.getCommandLine()
                            .getErr()
                            .println("bench/run: " + error.getMessage() + "; see: bench/run --help");
                    return ExitCode.USAGE.code();
                })
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    command.getErr()
                            .println("bench/run: " + (error instanceof BenchException ? error.getMessage() : error));
                    return ExitCode.FAILURE.code();
                })
                .execute(arguments);
    }
}
