package org.dossierstats.bench.recovery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;

/** What of a heap is in use: the JVM itself collects its garbage and counts what is left. */
final class LiveHeap {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private LiveHeap() {}

    static double bytes(Children children, long pid) throws InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        String said = children.start("jcmd", List.of(jcmd.toString(), String.valueOf(pid), "GC.class_histogram"))
                .awaitEnd(LIMIT);
        Matcher total = TOTAL.matcher(said);
        if (!total.find()) {
            throw new BenchException("the JVM " + pid + " does not tell what is in its heap");
        }
        return Double.parseDouble(total.group(1));
    }
}
