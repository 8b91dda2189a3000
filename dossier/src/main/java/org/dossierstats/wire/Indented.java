package org.dossierstats.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;

/**
 * Each member on a line, indented by two blanks: what Jackson's own printer writes, with the ends of lines made once, as bytes. A summary of
 * 250 rows has 20,000 lines. For one document.
 */
final class Indented extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;
    private static final int USUAL_DEPTH = 12;
    private static final SerializedString COLON = new SerializedString(" : ");
    private static final SerializedString[] FIRST = lines("\n");
    private static final SerializedString[] NEXT = lines(",\n");

    Indented() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        indentObjectsWith(indenter);
        indentArraysWith(indenter);
    }

    private static SerializedString[] lines(String end) {
        SerializedString[] lines = new SerializedString[USUAL_DEPTH];
        for (int depth = 0; depth < USUAL_DEPTH; depth++) {
            lines[depth] = new SerializedString(end + "  ".repeat(depth));
        }
        return lines;
    }

    @Override
    public Indented createInstance() {
        return new Indented();
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        if (_nesting < USUAL_DEPTH) {
            json.writeRaw(FIRST[_nesting]);
        } else {
            super.beforeObjectEntries(json);
        }
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        if (_nesting < USUAL_DEPTH) {
            json.writeRaw(NEXT[_nesting]);
        } else {
            super.writeObjectEntrySeparator(json);
        }
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(COLON);
    }
}
