package org.dossierstats.ingest.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dossierstats.ingest.file.Content;
import org.dossierstats.ingest.file.Problem;
import org.dossierstats.ingest.mapping.ImportException;
import org.jspecify.annotations.Nullable;

/**
 * An event log in XES (IEEE 1849). Its columns are the keys of attributes; those of traces begin with {@code case:}, as tools that flatten
 * logs have it. Several keys joined by a plus are one column, as in a classifier of XES. Attributes of attributes are not read.
 */
public final class XesTable implements Table {
    private static final String TRACE_PREFIX = "case:";
    private static final Set<String> VALUES = Set.of("string", "date", "int", "float", "boolean", "id");
    private static final int MAX_ATTRIBUTES = 4096;

    private final boolean traces;

    private XesTable(boolean traces) {
        this.traces = traces;
    }

    /** Each event is a row. */
    public static XesTable ofEvents() {
        return new XesTable(false);
    }

    /** Each trace is a row. */
    public static XesTable ofTraces() {
        return new XesTable(true);
    }

    @Override
    public String items() {
        return traces ? "traces" : "events of the log";
    }

    @Override
    public void read(Content content, Set<String> columns, Rows rows) throws IOException {
        try (XmlReader xml = new XmlReader(content.open())) {
            if (!xml.next() || !xml.name().equals("log")) {
                throw new ImportException(content.file() + " is not XES: its root element is not <log>");
            }
            new Log(xml, rows).read(columns);
        } catch (XmlReader.NotXmlException e) {
            rows.problem(new Problem(e.line(), null, "the file " + e.getMessage()));
        }
    }

    /** Where the reading of a log stands. */
    private final class Log {
        private final XmlReader xml;
        private final Rows rows;
        private final Set<String> known = new TreeSet<>();
        private Map<String, String> trace = new HashMap<>();
        private long traceLine;
        private boolean wanted = true;
        private boolean any;

        Log(XmlReader xml, Rows rows) {
            this.xml = xml;
            this.rows = rows;
        }

        void read(Set<String> columns) throws IOException {
            while (wanted && xml.next()) {
                if (xml.isStart()) {
                    switch (xml.name()) {
                        case "global" -> global();
                        case "trace" -> trace();
                        case "event" -> event();
                        default -> skip();
                    }
                }
            }
            if (wanted && any) {
                missing(columns);
            }
        }

        /** What every trace or event of the log has. */
        private void global() throws IOException {
            String prefix = "trace".equals(xml.attribute("scope")) ? TRACE_PREFIX : "";
            attributes(prefix, null, false);
        }

        private void trace() throws IOException {
            traceLine = xml.line();
            trace = new HashMap<>();
            attributes(TRACE_PREFIX, trace, true);
            if (traces) {
                row(traceLine, new XesRow(Map.of(), trace));
            }
            trace = new HashMap<>();
        }

        private void event() throws IOException {
            long line = xml.line();
            Map<String, String> event = new HashMap<>();
            attributes("", event, false);
            if (!traces) {
                row(line, new XesRow(event, trace));
            }
        }

        private void row(long line, XesRow row) {
            any = true;
            wanted = wanted && rows.row(line, row);
        }

        /** Those within the element just begun, up to its end. */
        private void attributes(String prefix, @Nullable Map<String, String> attributes, boolean ofTrace)
                throws IOException {
            int end = xml.depth() - 1;
            boolean eventsBegan = false;
            while (wanted && xml.depth() > end && xml.next()) {
                if (!xml.isStart()) {
                    continue;
                }
                if (ofTrace && xml.name().equals("event")) {
                    eventsBegan = true;
                    event();
                } else if (VALUES.contains(xml.name())) {
                    if (eventsBegan && !traces) {
                        rows.problem(new Problem(xml.line(), null, "an attribute of a trace stands behind its events"));
                    }
                    attribute(prefix, attributes);
                } else {
                    skip();
                }
            }
        }

        private void attribute(String prefix, @Nullable Map<String, String> attributes) throws IOException {
            String key = xml.attribute("key");
            String value = xml.attribute("value");
            if (key != null && value != null) {
                String name = Header.clean(key);
                if (known.size() < MAX_ATTRIBUTES) {
                    known.add(prefix + name);
                }
                if (attributes != null && attributes.size() < MAX_ATTRIBUTES) {
                    attributes.putIfAbsent(name, Header.clean(value));
                }
            }
            skip();
        }

        /** To the end of the element just begun. */
        private void skip() throws IOException {
            int end = xml.depth() - 1;
            while (xml.depth() > end && xml.next()) {
                // Not read.
            }
        }

        private void missing(Set<String> columns) {
            for (String column : columns) {
                boolean there = known.contains(column) || known.containsAll(keys(column));
                if (!there) {
                    rows.problem(new Problem(
                            1,
                            null,
                            "there is no attribute '" + column + "' in the whole log; there are: "
                                    + Header.shown(List.copyOf(known))));
                }
            }
        }
    }

    private static List<String> keys(String column) {
        return List.of(column.split("\\+", -1));
    }

    /** What is known of an event: its own attributes and those of its trace. */
    private record XesRow(Map<String, String> event, Map<String, String> trace) implements NamedRow {
        @Override
        public List<String> columns() {
            List<String> columns = new ArrayList<>();
            trace.keySet().stream().sorted().map(TRACE_PREFIX::concat).forEach(columns::add);
            event.keySet().stream().sorted().forEach(columns::add);
            return columns;
        }

        @Override
        public String cell(String column) {
            String value = value(column);
            if (value != null || column.indexOf('+') < 0) {
                return value == null ? "" : value;
            }
            List<String> values = new ArrayList<>();
            for (String key : keys(column)) {
                String part = value(key);
                values.add(part == null ? "" : part);
            }
            return String.join("+", values);
        }

        private @Nullable String value(String key) {
            String own = event.get(key);
            return own == null && key.startsWith(TRACE_PREFIX) ? trace.get(key.substring(TRACE_PREFIX.length())) : own;
        }
    }
}
