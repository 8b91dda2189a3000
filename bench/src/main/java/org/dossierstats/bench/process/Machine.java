package org.dossierstats.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.dossierstats.app.broker.EmbeddedBroker;

/** What everything ran on: hardware and versions. */
public final class Machine {
    private static final double KIB_PER_GIB = 1024.0 * 1024;

    private Machine() {}

    /** By name, in the order to be shown. */
    public static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("cpu", first("/proc/cpuinfo", "model name"));
        facts.put("memory", memory());
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("kafka", AppInfoParser.getVersion());
        facts.put("program", program() + ", commit " + System.getProperty("bench.commit", "unknown"));
        return facts;
    }

    private static String program() {
        String version = EmbeddedBroker.class.getPackage().getImplementationVersion();
        return version == null ? "not packaged" : version;
    }

    private static String memory() {
        String kib = first("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        return kib.isEmpty() ? "n/a" : Math.round(Double.parseDouble(kib) / KIB_PER_GIB) + " GiB";
    }

    private static String first(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file), StandardCharsets.UTF_8)) {
            List<String> found =
                    lines.filter(line -> line.startsWith(name)).limit(1).toList();
            return found.isEmpty()
                    ? "n/a"
                    : found.get(0).substring(found.get(0).indexOf(':') + 1).strip();
        } catch (IOException e) {
            return "n/a";
        }
    }
}
