package org.dossierstats.bench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.bench.figure.Results;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.rebuild.ProfiledRebuild;
import org.dossierstats.bench.run.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/profile}. */
@Command(
        name = "bench/profile",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Rebuild the counts once with a flight recorder in streams, and print where its time and memory went.")
public final class ProfileCommand implements Callable<Integer> {
    @Option(
            names = "--dossiers",
            paramLabel = "N",
            defaultValue = "200000",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private long dossiers;

    @Option(names = "--jfr", paramLabel = "FILE", description = "Keep the recording there.")
    private @Nullable Path kept;

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            description = "Start streams with this option of the JVM too, such as -XX:+UseParallelGC; may be repeated.")
    private List<String> options = new ArrayList<>();

    @Option(names = "--dir", paramLabel = "DIR", description = "Where the files of the run are kept while it lasts.")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    public Integer call() throws InterruptedException {
        try (Children children = Children.in(directory.toAbsolutePath())) {
            Session session = new Session(children, new Results(), dossiers, true, 1, true);
            Path recording = children.directory("recording");
            ProfiledRebuild.Told told = ProfiledRebuild.record(session, recording, options);
            System.out.printf(
                    Locale.ROOT,
                    "%,.0f events/s; processor time: streams %.1f s, broker %.1f s%n%n",
                    told.eventsPerSecond(),
                    told.streamsCpuSeconds(),
                    told.brokerCpuSeconds());
            System.out.print(Hotspots.of(recording).text());
            if (kept != null) {
                Files.copy(recording, kept, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new BenchException("cannot keep the recording: " + e.getMessage(), e);
        }
        return ExitCode.OK.code();
    }
}
