package org.dossierstats.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.profile.ProfileCommand;
import org.dossierstats.bench.scale.ScaleCommand;
import picocli.CommandLine;

/** Where the benchmarks start. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and exits with its code.
     *
     * @param arguments which command, run, profile or scale, and its own
     */
    public static void main(String[] arguments) {
        Object command = switch (arguments[0]) {
            case "profile" -> new ProfileCommand();
            case "scale" -> new ScaleCommand();
            default -> new BenchCommand();
        };
        runAndExit(command, Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** Runs a command in UTF-8 and exits with its code. */
    public static void runAndExit(Object command, String... arguments) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        int exitCode = run(command, arguments);
        System.out.flush();
        System.exit(exitCode);
    }

    /** Runs a command to its end and returns the exit code. */
    public static int run(Object command, String... arguments) {
        CommandLine line = new CommandLine(command);
        String name = line.getCommandName();
        return line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((error, all) -> {
                    line.getErr().println(name + ": " + error.getMessage() + "; see: " + name + " --help");
                    return ExitCode.USAGE.code();
                })
                .setExecutionExceptionHandler((error, failed, parsed) -> {
                    line.getErr().println(name + ": " + (error instanceof BenchException ? error.getMessage() : error));
                    return ExitCode.FAILURE.code();
                })
                .execute(arguments);
    }
}
