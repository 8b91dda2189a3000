package org.dossierstats.ingest.suggest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dossierstats.ingest.file.Content;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.file.Progress;
import org.dossierstats.ingest.format.Table;
import org.dossierstats.ingest.mapping.ImportException;

/** The first rows of a table, by column. */
final class Sample implements Table.Rows {
    private static final int MAX_ROWS = 500;
    private static final int MAX_COLUMNS = 500;

    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int rows;

    private Sample() {}

    /** @throws ImportException if there is nothing to be read */
    static Sample of(Path file, Table table) {
        Sample sample = new Sample();
        try {
            table.read(new Content(file, Progress.UNWATCHED), Set.of(), sample);
        } catch (IOException | UncheckedIOException e) {
            Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
            throw new ImportException(file + " cannot be read: " + cause.getMessage(), e);
        }
        if (sample.rows == 0) {
            throw new ImportException(file + " has no rows to make a mapping from"
                    + (sample.problems.isEmpty() ? "" : "; " + sample.problems.get(0)));
        }
        return sample;
    }

    @Override
    public boolean row(long line, Table.NamedRow row) {
        rows++;
        for (String name : row.columns()) {
            if (!name.isEmpty() && (columns.size() < MAX_COLUMNS || columns.containsKey(name))) {
                columns.computeIfAbsent(name, Column::new).add(row.cell(name));
            }
        }
        return rows < MAX_ROWS;
    }

    @Override
    public void problem(Problem problem) {
        if (problems.isEmpty()) {
            problems.add(problem);
        }
    }

    @Override
    public void note(String note) {
        // Told when the file is imported.
    }

    List<Column> columns() {
        return List.copyOf(columns.values());
    }

    /** Whether the file goes on. */
    boolean isCut() {
        return rows >= MAX_ROWS;
    }

    int rows() {
        return rows;
    }
}
