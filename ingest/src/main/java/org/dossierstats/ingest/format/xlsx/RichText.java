package org.dossierstats.ingest.format.xlsx;

import java.io.IOException;
import java.util.regex.Pattern;
import org.dossierstats.ingest.format.XmlReader;

/** A text whose parts may look different; only what it says is read. */
final class RichText {
    private static final int MAX_CHARS = 1024 * 1024;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /** Of the element just begun, up to its end; what says how to pronounce it is left out. */
    static String read(XmlReader xml) throws IOException {
        StringBuilder text = new StringBuilder();
        int end = xml.depth() - 1;
        while (xml.depth() > end && xml.next()) {
            if (xml.isStart() && xml.name().equals("rPh")) {
                xml.text(MAX_CHARS);
            } else if (xml.isStart() && xml.name().equals("t")) {
                text.append(xml.text(MAX_CHARS));
                if (text.length() > MAX_CHARS) {
                    throw new XlsxException("has a text of more than " + MAX_CHARS + " characters");
                }
            }
        }
        return text.indexOf("_x") < 0
                ? text.toString()
                : ESCAPED.matcher(text)
                        .replaceAll(escaped -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(escaped.group(1), 16))));
    }
}
