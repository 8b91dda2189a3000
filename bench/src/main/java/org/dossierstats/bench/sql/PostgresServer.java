package org.dossierstats.bench.sql;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Children;

/**
 * PostgreSQL in a process of its own, where it is on the machine, set up for this load and no less safe than Kafka is here: nothing is
 * waited for until it is on disk at each commit, and everything is once there is a checkpoint.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);
    private static final long START_LIMIT_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int LOOK_MS = 100;
    private static final String USER = "bench";

    /** For a machine of some GiB of memory: few checkpoints, no archive, no replicas, statistics as they are by default. */
    private static final List<String> SETTINGS = List.of(
            "shared_buffers=2GB",
            "synchronous_commit=off",
            "wal_level=minimal",
            "max_wal_senders=0",
            "max_wal_size=4GB",
            "checkpoint_timeout=30min",
            "wal_compression=on",
            "work_mem=256MB",
            "maintenance_work_mem=256MB",
            "effective_cache_size=8GB",
            "max_parallel_workers_per_gather=2",
            "random_page_cost=1.1",
            "jit=off");

    private final Child process;
    private final Path directory;
    private final String url;

    private PostgresServer(Child process, Path directory, String url) {
        this.process = process;
        this.directory = directory;
        this.url = url;
    }

    /** Where its programs are; empty if they are not on this machine. */
    public static Optional<Path> programs() {
        List<Path> places = new ArrayList<>();
        packaged().stream()
                .sorted(Comparator.reverseOrder())
                .map(version -> version.resolve("bin"))
                .forEach(places::add);
        for (String onPath : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            places.add(Path.of(onPath));
        }
        return places.stream()
                .filter(each ->
                        Files.isExecutable(each.resolve("postgres")) && Files.isExecutable(each.resolve("initdb")))
                .findFirst();
    }

    /** Of what is on this machine. */
    public static String version() {
        return programs().map(PostgresServer::version).orElse("not on this machine");
    }

    private static String version(Path programs) {
        try {
            Process told = new ProcessBuilder(programs.resolve("postgres").toString(), "--version").start();
            return new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "does not tell its version";
        }
    }

    /** Debian has a directory for each version, and not on the path. */
    private static List<Path> packaged() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Starts an empty one, made with these programs. */
    public static PostgresServer start(Children children, Path programs) throws InterruptedException {
        Path directory = children.directory("postgres");
        List<String> asUser = unprivileged(directory);
        List<String> init = new ArrayList<>(asUser);
        init.addAll(List.of(
                programs.resolve("initdb").toString(), "-D", directory.toString(), "-U", USER, "-A", "trust", "-N"));
        children.start("initdb", init).awaitEnd(INIT_LIMIT);
        int port = freePort();
        List<String> command = new ArrayList<>(asUser);
        command.addAll(List.of(
                programs.resolve("postgres").toString(),
                "-D",
                directory.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        Child process = children.start("postgres", command);
        PostgresServer server = new PostgresServer(
                process, directory, "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER);
        server.awaitReady();
        return server;
    }

    /** The server refuses to be run by root: then it is run by whom the machine has for it, or else by nobody. */
    private static List<String> unprivileged(Path directory) {
        try {
            Files.createDirectories(directory);
            if (!"root".equals(System.getProperty("user.name"))) {
                return List.of();
            }
            String user = Files.readString(Path.of("/etc/passwd")).contains("\npostgres:") ? "postgres" : "nobody";
            Files.setOwner(
                    directory,
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
            open(directory);
            return List.of("setpriv", "--reuid=" + user, "--clear-groups", "--inh-caps=-all");
        } catch (IOException e) {
            throw new BenchException("cannot make a directory for PostgreSQL", e);
        }
    }

    /** Others may pass through the directories above it, though not look into them. */
    private static void open(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("there is no free port", e);
        }
    }

    private void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT_NANOS;
        while (true) {
            process.requireAlive();
            try (Connection connection = connect()) {
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw new BenchException("PostgreSQL is not ready: " + e.getMessage(), e);
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            }
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    public Path directory() {
        return directory;
    }

    public Child process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
        Children.delete(directory);
    }
}
