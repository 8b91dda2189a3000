package org.dossierstats.app.kafka;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;

/**
 * A file of settings for Kafka's clients, such as those for TLS and SASL, ready for use: secrets that stand elsewhere are read, what would
 * make counts inexact is refused.
 *
 * @param settings for any client
 * @param doubts what somebody should know of the file, line by line
 */
public record ClientFile(Map<String, String> settings, List<String> doubts) {
    /** Where there is no file: what Kafka's clients do by themselves. */
    public static final ClientFile NONE = new ClientFile(Map.of(), List.of());

    public ClientFile {
        settings = Map.copyOf(settings);
        doubts = List.copyOf(doubts);
    }

    /**
     * Reads it.
     *
     * @throws CommandFailure if it cannot be read, says what no client knows or what is not for it to say, or refers to a secret that is
     *     not there
     */
    public static ClientFile read(Path file) {
        Map<String, String> written = written(file);
        List<String> doubts = new ArrayList<>();
        if (isOpenSecret(file, written)) {
            doubts.add(file + " has secrets in it and anybody on this machine may read it; chmod 600 " + file);
        }
        try {
            Map<String, String> settings = resolved(written);
            OauthDefaults.add(settings);
            doubts.addAll(Doubts.of(file, settings));
            return new ClientFile(settings, doubts);
        } catch (ConfigException e) {
            throw new CommandFailure(ExitCode.USAGE, "--command-config " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The same with what somebody should know if it is used for these brokers.
     *
     * @param brokers as they were named
     * @param addresses of them
     */
    public ClientFile towards(String brokers, List<InetSocketAddress> addresses) {
        if (addresses.stream().allMatch(each -> each.getAddress().isLoopbackAddress())) {
            return this;
        }
        List<String> all = new ArrayList<>(doubts);
        Doubts.ofRemote(brokers, settings).ifPresent(all::add);
        return new ClientFile(settings, all);
    }

    private static Map<String, String> written(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e);
        }
        Map<String, String> written = new TreeMap<>();
        properties.forEach((name, value) -> written.put(name.toString(), value.toString()));
        return written;
    }

    private static Map<String, String> resolved(Map<String, String> written) {
        Map<String, String> settings = new TreeMap<>();
        try (Placeholders placeholders = Placeholders.of(written)) {
            written.forEach((name, value) -> {
                if (!name.equals(Placeholders.PROVIDERS) && !name.startsWith(Placeholders.PROVIDERS + ".")) {
                    KnownSettings.objection(name, value).ifPresent(objection -> {
                        throw new ConfigException(objection);
                    });
                    settings.put(name, placeholders.resolve(name, value));
                }
            });
        }
        return settings;
    }

    private static boolean isOpenSecret(Path file, Map<String, String> written) {
        return isReadableByAnybody(file)
                && written.entrySet().stream()
                        .anyMatch(each -> KnownSettings.isSecret(each.getKey()) && !Placeholders.isIn(each.getValue()));
    }

    /** Not known where files have no such permissions. */
    private static boolean isReadableByAnybody(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static CommandFailure unreadable(Path file, Exception e) {
        return new CommandFailure(ExitCode.USAGE, "cannot read --command-config " + file, e);
    }
}
