package org.dossierstats.app.log;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How everything on stderr is written: {@code DOSSIER_STATS_LOG} of the environment, or a system property of this name, says text or json.
 * It is chosen before the command line is read, so that errors in that are in it too.
 */
public enum LogFormat {
    /** Lines for people. */
    TEXT,
    /** A JSON object a line. */
    JSON;

    /** What chooses it. */
    public static final String NAME = "DOSSIER_STATS_LOG";

    /** Read by logback.xml. */
    private static final String PROPERTY = "dossierstats.log.format";

    /**
     * The one that was chosen.
     *
     * @throws IllegalArgumentException if there is no such
     */
    public static LogFormat chosen() {
        return named(System.getProperty(NAME, System.getenv(NAME)));
    }

    static LogFormat named(@Nullable String name) {
        if (name == null || name.isEmpty() || name.equals("text")) {
            return TEXT;
        }
        if (name.equals("json")) {
            return JSON;
        }
        throw new IllegalArgumentException(NAME + " must be text or json, not '" + name + "'");
    }

    /** Writes everything so from now on, also what is printed without a logger; to be called before anything is logged. */
    public void apply() {
        if (this == JSON) {
            System.setProperty(PROPERTY, "json");
            System.setProperty("dossierstats.terminal", "false"); // no progress bar
            System.setErr(new PrintStream(new LoggedLines(), true, StandardCharsets.UTF_8));
        }
    }
}
