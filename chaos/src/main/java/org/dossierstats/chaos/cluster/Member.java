package org.dossierstats.chaos.cluster;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dossierstats.bench.process.Child;
import org.dossierstats.bench.process.Children;
import org.dossierstats.bench.process.Health;
import org.jspecify.annotations.Nullable;

/**
 * A process of the program that is started anew whenever it ends, as a service manager does.
 *
 * <p>Thread safety: one thread looks after it, another does things to it.
 */
public final class Member {
    /** What a service manager waits between two starts. */
    private static final long BACK_OFF_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final List<String> JVM = List.of("-Xmx384m", "-Ddossierstats.kafka.log=WARN");

    private final String name;
    private final Children children;
    private final Consumer<String> told;
    private Launch launch;
    private @Nullable Child child;
    private boolean held = true;
    private boolean expected = true;
    private long endedNanos;
    private int ownEnds;
    private String lastWords = "";

    /** @param told is told whenever it ends by itself */
    Member(String name, Children children, Launch launch, Consumer<String> told) {
        this.name = name;
        this.children = children;
        this.launch = launch;
        this.told = told;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Starts it, and whenever it ends from now on. */
    public synchronized void start() {
        held = false;
        begin();
    }

    private void begin() {
        expected = false;
        endedNanos = 0;
        child = children.program(launch.through(), JVM, launch.arguments());
    }

    /** How it is started. */
    public synchronized Launch launch() {
        return launch;
    }

    /** Starts it so from the next time on. */
    public synchronized void launch(Launch next) {
        launch = next;
    }

    /** Ends it with SIGKILL; it comes back. */
    public synchronized void kill() throws InterruptedException {
        expected = true;
        Child killed = running();
        if (killed.isAlive()) {
            killed.kill();
        }
    }

    /** Ends it with SIGKILL, and it stays down until it is started. */
    public synchronized void killForNow() throws InterruptedException {
        held = true;
        kill();
    }

    /** Ends it in order, and it stays down until it is started. */
    public synchronized void stop() {
        held = true;
        expected = true;
        running().close();
    }

    /** Takes all processor time from it (SIGSTOP). */
    public synchronized void pause() throws InterruptedException {
        running().signal("STOP");
    }

    /** Lets it go on (SIGCONT). */
    public synchronized void resume() throws InterruptedException {
        running().signal("CONT");
    }

    /**
     * Waits until it says of itself that it can do its work.
     *
     * @param address where it tells how it does
     */
    public void awaitReady(URI address, Duration limit) throws InterruptedException {
        Child present;
        synchronized (this) {
            present = running();
        }
        new Health(address, present).awaitReady(limit);
    }

    /** How often it ended without being killed. */
    public synchronized int ownEnds() {
        return ownEnds;
    }

    /** What it said when it last ended without being killed; empty if it never did. */
    public synchronized String lastWords() {
        return lastWords;
    }

    /** What the present process has said so far. */
    public synchronized String said() {
        return running().said();
    }

    private Child running() {
        if (child == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return child;
    }

    /** Looks whether it has ended. */
    synchronized void look() {
        if (child == null || child.isAlive()) {
            return;
        }
        long now = System.nanoTime();
        if (endedNanos == 0) {
            endedNanos = now;
            if (!expected) {
                ownEnds++;
                lastWords = lastLine();
                told.accept(name + " ended with " + child.exitValue() + ": " + lastWords);
            }
        }
        if (!held && now - endedNanos >= BACK_OFF_NANOS) {
            begin();
        }
    }

    private String lastLine() {
        return running()
                .said()
                .lines()
                .filter(line -> line.startsWith("dossier-stats: "))
                .reduce((first, second) -> second)
                .orElse("(nothing said)");
    }

    /** Waits until the present process says this; false if it does not in time. */
    public boolean awaitSaying(String text, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!said().contains(text)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }
}
