package org.dossierstats.chaos;

/** Where the suite starts. */
public final class Main {
    private Main() {}

    /**
     * Runs it and exits with its code.
     *
     * @param arguments of the command
     */
    public static void main(String[] arguments) {
        org.dossierstats.bench.Main.runAndExit(new ChaosCommand(), arguments);
    }
}
