package org.dossierstats.app.command.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dossierstats.app.terminal.CommandFailure;
import org.dossierstats.app.terminal.ExitCode;
import org.dossierstats.ingest.file.FileFormat;
import org.dossierstats.ingest.format.CsvTable;
import org.dossierstats.ingest.format.MappedFile;
import org.dossierstats.ingest.format.NdjsonFile;
import org.dossierstats.ingest.format.SyncFile;
import org.dossierstats.ingest.format.XesTable;
import org.dossierstats.ingest.format.xlsx.XlsxTable;
import org.dossierstats.ingest.mapping.Mapping;
import org.dossierstats.ingest.suggest.Draft;
import org.jspecify.annotations.Nullable;

/** The kinds of file events are read from. */
public enum FileKind {
    csv,
    tsv,
    xlsx,
    xes,
    ndjson,
    dong_bo_ho_so;

    /**
     * The kind asked for, or else that of the name.
     *
     * @throws CommandFailure if the name does not tell
     */
    public static FileKind of(@Nullable FileKind asked, String option, Path file) {
        if (asked != null) {
            return asked;
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        for (FileKind kind : values()) {
            if (plain.endsWith("." + kind) || (kind == ndjson && plain.endsWith(".jsonl"))) {
                return kind;
            }
        }
        if (Files.isDirectory(file)) {
            throw new CommandFailure(ExitCode.INPUT, file + " is a directory, not a file");
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                file + ": its name does not tell what kind of file it is; say so with " + option + " "
                        + Arrays.stream(values()).map(FileKind::toString).collect(Collectors.joining("|")));
    }

    /** Whether it takes a mapping to know what is in it. */
    boolean needsMapping() {
        return this != ndjson && this != dong_bo_ho_so;
    }

    /** What it is without a mapping. */
    FileFormat format(SyncOptions sync) {
        return switch (this) {
            case ndjson -> new NdjsonFile();
            case dong_bo_ho_so -> new SyncFile(sync.settings());
            case csv, tsv, xlsx, xes -> throw new IllegalStateException(this + " needs a mapping");
        };
    }

    /** What it is with a mapping. */
    FileFormat format(Mapping mapping) {
        return new MappedFile(
                switch (this) {
                    case csv -> new CsvTable(mapping.delimiter() == null ? ',' : mapping.delimiter());
                    case tsv -> new CsvTable(mapping.delimiter() == null ? '\t' : mapping.delimiter());
                    case xlsx -> new XlsxTable();
                    case xes -> mapping.isPerEvent() ? XesTable.ofEvents() : XesTable.ofTraces();
                    case ndjson, dong_bo_ho_so -> throw new IllegalStateException(this + " needs no mapping");
                },
                mapping);
    }

    /** A mapping for such a file, made from its first rows. */
    public String draft(Path file, ZoneId zone) {
        return switch (this) {
            case csv -> Draft.ofDelimited(file, ',', zone);
            case tsv -> Draft.ofDelimited(file, '\t', zone);
            case xlsx -> Draft.of(file, new XlsxTable(), zone);
            case xes -> Draft.of(file, XesTable.ofEvents(), zone);
            case ndjson, dong_bo_ho_so ->
                throw new CommandFailure(ExitCode.USAGE, "a file in " + this + " needs no mapping");
        };
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().replace('_', '-');
    }
}
