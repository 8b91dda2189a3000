package org.dossierstats.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts processes, each as users would, in a directory of the run, and leaves neither a process nor a file behind: not when the run
 * fails or is interrupted either.
 *
 * <p>Thread safety: started from any thread; closed by the hook of the JVM too.
 */
public final class Children implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Children.class);
    private static final int MOST_ATTEMPTS = 50;

    /** As the program's launcher starts it. */
    private static final List<String> AS_LAUNCHED = List.of("-XX:+UseSerialGC", "-Dfile.encoding=UTF-8");

    private final Path directory;
    private final Path programJar;
    private final ConcurrentLinkedDeque<Child> running = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<Runnable> afterwards = new ConcurrentLinkedDeque<>();
    private volatile boolean ended;
    private final AtomicInteger started = new AtomicInteger();
    private final Thread hook = new Thread(this::end, "end-children");

    private Children(Path directory, Path programJar) {
        this.directory = directory;
        this.programJar = programJar;
    }

    /**
     * None yet.
     *
     * @param parent where the directory of the run is made
     */
    public static Children in(Path parent) {
        Path programJar = Path.of(System.getProperty("bench.program", "app/target/dossier-stats.jar"))
                .toAbsolutePath();
        if (!Files.isRegularFile(programJar)) {
            throw new BenchException("there is no " + programJar.getFileName() + "; bench/run and chaos/run build it");
        }
        try {
            Files.createDirectories(parent);
            Children children = new Children(Files.createTempDirectory(parent, "dossier-stats-run-"), programJar);
            Runtime.getRuntime().addShutdownHook(children.hook);
            return children;
        } catch (IOException e) {
            throw new BenchException("cannot make a directory in " + parent + ": " + e.getMessage(), e);
        }
    }

    /** A directory of its own for something. */
    public Path directory(String name) {
        return directory.resolve(name + "-" + started.incrementAndGet());
    }

    /** Removes such a directory, or a file, also while another thread does so or a process has not ended its last changes. */
    public static void delete(Path directory) {
        for (int attempt = 0; Files.exists(directory) && attempt < MOST_ATTEMPTS; attempt++) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("{} is changing: {}", directory, e.toString());
            }
        }
        if (Files.exists(directory)) {
            LOG.warn("left behind: {}", directory);
        }
    }

    /** dossier-stats with these arguments. */
    public Child program(List<String> arguments) {
        return program(List.of(), arguments);
    }

    /** The same with more options of the JVM. */
    public Child program(List<String> jvm, List<String> arguments) {
        return program(List.of(), jvm, arguments);
    }

    /**
     * The same through another command.
     *
     * @param through becomes what it is given to run, such as {@code ip netns exec}; empty for none
     */
    public Child program(List<String> through, List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>(through);
        command.addAll(java(jvm));
        command.addAll(List.of("-jar", programJar.toString()));
        command.addAll(arguments);
        return start(arguments.get(0), command);
    }

    /** A main class of ours, or of a tool beside it, in a JVM of its own. */
    public Child main(String mainClass, List<String> jvm, List<String> arguments) {
        List<String> command = java(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return start(mainClass.substring(mainClass.lastIndexOf('.') + 1), command);
    }

    private static List<String> java(List<String> jvm) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(AS_LAUNCHED);
        command.addAll(jvm);
        return command;
    }

    /** Any command. */
    public Child start(String name, List<String> command) {
        Path log = directory.resolve(name + "-" + started.incrementAndGet() + ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(new File("/dev/null"))
                    .start();
            Child child = new Child(name, process, log);
            running.push(child);
            if (ended) {
                child.close();
                throw new BenchException("the run is over");
            }
            return child;
        } catch (IOException e) {
            throw new BenchException("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** Has this done when all processes have ended, before the files are removed; what was asked for last comes first. */
    public void afterwards(Runnable undoing) {
        afterwards.push(undoing);
    }

    /** Keeps what the processes have said; to be done {@link #afterwards}. */
    public void copyLogs(Path target) {
        try (Stream<Path> files = Files.list(directory)) {
            Files.createDirectories(target);
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".log")).toList()) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            LOG.warn("not kept in {}: {}", target, e.toString());
        }
    }

    private void end() {
        ended = true;
        Child child;
        while ((child = running.poll()) != null) {
            child.close();
        }
        Runnable undoing;
        while ((undoing = afterwards.poll()) != null) {
            undoing.run();
        }
        delete(directory);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end();
    }
}
