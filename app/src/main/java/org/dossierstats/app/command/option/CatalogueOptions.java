package org.dossierstats.app.command.option;

import java.nio.file.Path;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.catalogue.Catalogue;
import org.dossierstats.settings.CatalogueFiles;
import org.dossierstats.settings.SettingsException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What names and groups what is counted. */
public final class CatalogueOptions {
    @Option(
            names = "--procedures",
            paramLabel = "FILE",
            description = "Catalogue of procedures, CSV: names, levels and what form II.07b counts.")
    private @Nullable Path procedures;

    @Option(names = "--agencies", paramLabel = "FILE", description = "Catalogue of agencies, CSV: names and levels.")
    private @Nullable Path agencies;

    boolean areGiven() {
        return procedures != null || agencies != null;
    }

    /** The catalogue; an empty one if none is given. */
    public Catalogue catalogue() {
        try {
            return CatalogueFiles.read(procedures, agencies);
        } catch (SettingsException e) {
            throw new CommandFailure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }
}
