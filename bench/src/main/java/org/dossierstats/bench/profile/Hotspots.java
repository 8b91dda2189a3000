package org.dossierstats.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.dossierstats.bench.process.BenchException;

/** The samples of a recording, summed up: by what ran, by the methods of ours that were behind it, and by thread. */
final class Hotspots {
    private static final String OURS = "org.dossierstats.";
    private static final String NONE_OF_OURS = "(none of ours)";
    private static final String JAVA = "jdk.ExecutionSample";
    private static final String NATIVE = "jdk.NativeMethodSample";
    private static final String COLLECTION = "jdk.GarbageCollection";
    private static final String COMPILATION = "jdk.Compilation";
    private static final String ALLOCATION = "jdk.ObjectAllocationSample";
    private static final String WAITING = "EPoll.wait";
    private static final int SHOWN = 25;

    private final Map<String, Long> byTop = new HashMap<>();
    private final Map<String, Long> byOurs = new HashMap<>();
    private final Map<String, Long> throughOurs = new HashMap<>();
    private final Map<String, Long> byThread = new HashMap<>();
    private final Map<String, Long> inNative = new HashMap<>();
    private final Map<String, Long> allocatedByOurs = new HashMap<>();
    private Duration collecting = Duration.ZERO;
    private Duration compiling = Duration.ZERO;

    private Hotspots() {}

    static Hotspots of(Path recording) {
        Hotspots hotspots = new Hotspots();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                hotspots.take(file.readEvent());
            }
        } catch (IOException e) {
            throw new BenchException("the recording cannot be read: " + e.getMessage(), e);
        }
        return hotspots;
    }

    private void take(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case COLLECTION -> collecting = collecting.plus(event.getDuration("sumOfPauses"));
            case COMPILATION -> compiling = compiling.plus(event.getDuration());
            default -> sample(event);
        }
    }

    private void sample(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        switch (event.getEventType().getName()) {
            case JAVA -> {
                add(byTop, top(frames), 1);
                add(byOurs, ours(frames), 1);
                frames.stream()
                        .map(Hotspots::name)
                        .filter(name -> name.startsWith(OURS))
                        .distinct()
                        .forEach(name -> add(throughOurs, name, 1));
                add(byThread, event.getThread("sampledThread").getJavaName().replaceAll("[0-9a-f-]{36}-", ""), 1);
            }
            case NATIVE -> {
                if (!top(frames).endsWith(WAITING)) {
                    add(inNative, top(frames) + " of " + ours(frames), 1);
                }
            }
            case ALLOCATION -> add(allocatedByOurs, ours(frames), event.getLong("weight"));
            default -> {
                // Of no interest here.
            }
        }
    }

    private static void add(Map<String, Long> to, String name, long amount) {
        to.merge(name, amount, Long::sum);
    }

    private static String top(List<RecordedFrame> frames) {
        return frames.isEmpty() ? "?" : name(frames.get(0));
    }

    private static String ours(List<RecordedFrame> frames) {
        return frames.stream()
                .map(Hotspots::name)
                .filter(name -> name.startsWith(OURS))
                .findFirst()
                .orElse(NONE_OF_OURS);
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    /** For people. */
    String text() {
        long samples = total(byTop);
        return String.format(
                        Locale.ROOT,
                        "Stopped for the garbage collector %.1f s, compiled for %.1f s of processor time%n%n",
                        collecting.toMillis() / 1e3,
                        compiling.toMillis() / 1e3)
                + table("CPU samples by thread", byThread, samples, Hotspots::samples)
                + table("CPU samples in methods of ours and what they call", throughOurs, samples, Hotspots::samples)
                + table("CPU samples by the nearest method of ours", byOurs, samples, Hotspots::samples)
                + table("CPU samples by method", byTop, samples, Hotspots::samples)
                + table("Samples in native code", inNative, total(inNative), Hotspots::samples)
                + table(
                        "Allocated, by the nearest method of ours",
                        allocatedByOurs,
                        total(allocatedByOurs),
                        Hotspots::mib);
    }

    private static String samples(long count) {
        return String.format(Locale.ROOT, "%,9d", count);
    }

    private static String mib(long bytes) {
        return String.format(Locale.ROOT, "%,7d MB", bytes / 1_000_000);
    }

    private static long total(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String table(String title, Map<String, Long> amounts, long total, Function<Long, String> shown) {
        StringBuilder text = new StringBuilder(title + ": " + shown.apply(total).strip() + "\n");
        amounts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(each -> text.append(String.format(
                        Locale.ROOT,
                        "%s %5.1f %%  %s%n",
                        shown.apply(each.getValue()),
                        100.0 * each.getValue() / total,
                        each.getKey())));
        return text.append('\n').toString();
    }
}
