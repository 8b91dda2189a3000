package org.dossierstats.chaos.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dossierstats.bench.process.BenchException;
import org.dossierstats.bench.process.Children;
import org.dossierstats.chaos.cluster.Member;

/**
 * While one of the processes that count is down, after it has ended in order, bytes of its copy of the ledger are overwritten. After a crash
 * it would throw the copy away anyhow.
 */
final class CorruptState implements Fault {
    private static final Duration LASTS = Duration.ofSeconds(20);
    private static final int PLACES = 20;
    private static final int BYTES = 64;

    private int endsBefore;

    @Override
    public void inject(Scene scene) throws InterruptedException {
        Member streams = scene.deployment().streams();
        endsBefore = streams.ownEnds();
        streams.stop();
        try {
            List<Path> files = files(scene.deployment().state());
            for (Path file : files) {
                overwrite(file, scene);
            }
            scene.told().accept("overwrote bytes of " + files.size() + " files of the ledger of " + streams.name());
        } finally {
            streams.start();
        }
        scene.pass(LASTS);
    }

    /** Does what the program says is to be done, if it refuses to start. */
    @Override
    public void heal(Scene scene) throws InterruptedException {
        Member streams = scene.deployment().streams();
        if (streams.ownEnds() > endsBefore && streams.lastWords().contains("it is made anew from Kafka")) {
            streams.killForNow();
            Children.delete(scene.deployment().state());
            scene.told().accept("deleted the ledger of " + streams.name() + ", as it said");
            streams.start();
        }
    }

    private static List<Path> files(Path state) {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(file -> file.toString().endsWith(".sst"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BenchException("cannot read " + state, e);
        }
    }

    private static void overwrite(Path file, Scene scene) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (int i = 0; i < PLACES; i++) {
                byte[] noise = new byte[BYTES];
                scene.random().nextBytes(noise);
                bytes.seek((long) (scene.random().nextDouble() * Math.max(0, bytes.length() - BYTES)));
                bytes.write(noise);
            }
        } catch (IOException e) {
            throw new BenchException("cannot overwrite " + file, e);
        }
    }
}
