package org.dossierstats.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What something takes of memory and disk. */
public final class Footprint {
    private static final double KIB = 1024;
    private static final String INDEX = "index";
    private static final double MIB = KIB * KIB;

    private Footprint() {}

    /** Resident memory in MiB; not a number where the machine does not tell. */
    public static double residentMib(long pid) {
        return status(pid, "VmRSS:");
    }

    /** The most it ever was. */
    public static double peakMib(long pid) {
        return status(pid, "VmHWM:");
    }

    private static double status(long pid, String name) {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", String.valueOf(pid), "status"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** All files in a directory together, in MiB, but for Kafka's indexes: they have the size they may grow to, and hardly any content. */
    public static double diskMib(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> Files.isRegularFile(file)
                                    && !file.toString().endsWith(INDEX))
                            .mapToLong(Footprint::size)
                            .sum()
                    / MIB;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** A file may be gone by the time it is asked. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
