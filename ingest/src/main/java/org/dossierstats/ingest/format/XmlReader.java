package org.dossierstats.ingest.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** XML read piece by piece: without a document type, without entities of its own, and with a limit on the size of a piece and on depth. */
public final class XmlReader implements AutoCloseable {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_PIECE_BYTES = 8 * 1024 * 1024;
    private static final Pattern MESSAGE = Pattern.compile("Message: ([^\\r\\n]*)");

    private final PiecesStream in;
    private final XMLStreamReader xml;
    private int depth;

    /** The bytes are not XML as it is taken here; the message goes on from the name of the file. */
    public static final class NotXmlException extends IOException {
        private static final long serialVersionUID = 1L;
        private final long line;

        NotXmlException(long line, String message) {
            super(message);
            this.line = line;
        }

        /** Up to where it could be read. */
        public long line() {
            return line;
        }
    }

    /** Reads this stream, and closes it. */
    public XmlReader(InputStream in) throws IOException {
        this.in = new PiecesStream(in);
        try {
            xml = factory().createXMLStreamReader(this.in);
        } catch (XMLStreamException e) {
            in.close();
            throw failure(e);
        }
    }

    /** That of the JDK, whatever else is on the class path. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /** Goes to the next begin or end of an element, and says whether there is one. */
    public boolean next() throws IOException {
        while (true) {
            int piece = piece();
            if (piece == XMLStreamConstants.START_ELEMENT) {
                if (++depth > MAX_DEPTH) {
                    throw new NotXmlException(line(), "has elements nested more than " + MAX_DEPTH + " deep");
                }
                return true;
            }
            if (piece == XMLStreamConstants.END_ELEMENT) {
                depth--;
                return true;
            }
            if (piece == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
    }

    /** The text up to the end of the element just begun, elements within it left out. */
    public String text(int maxChars) throws IOException {
        StringBuilder text = new StringBuilder();
        int end = depth - 1;
        while (depth > end) {
            int piece = piece();
            if (piece == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (piece == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (depth == end + 1 && xml.isCharacters() && text.length() <= maxChars) {
                text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            }
        }
        if (text.length() > maxChars) {
            throw new NotXmlException(line(), "has a text of more than " + maxChars + " characters");
        }
        return text.toString();
    }

    private int piece() throws IOException {
        try {
            in.left = MAX_PIECE_BYTES;
            int piece = xml.next();
            if (in.failure != null) {
                throw in.failure;
            }
            if (piece == XMLStreamConstants.DTD) {
                throw new NotXmlException(line(), "has a document type (DOCTYPE), which is not taken");
            }
            return piece;
        } catch (XMLStreamException e) {
            throw failure(e);
        }
    }

    private IOException failure(XMLStreamException e) {
        if (in.failure != null) {
            return in.failure;
        }
        Matcher message = MESSAGE.matcher(String.valueOf(e.getMessage()));
        long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        return new NotXmlException(line, "is not well-formed XML" + (message.find() ? ": " + message.group(1) : ""));
    }

    /** Whether an element begins here. */
    public boolean isStart() {
        return xml.isStartElement();
    }

    /** Of the element, without a prefix. */
    public String name() {
        return xml.getLocalName();
    }

    /** How many elements are open, with the one that begins here, without the one that ends here. */
    public int depth() {
        return depth;
    }

    /** Of the element that begins here, in no namespace. */
    public @Nullable String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** The same in any namespace. */
    public @Nullable String attributeAnywhere(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Where it stands, from 1. */
    public long line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Refuses what would have to be held in memory as a whole and is too large. The parser takes some failures for the end: they are kept. */
    private static final class PiecesStream extends FilterInputStream {
        private long left = MAX_PIECE_BYTES;
        private @Nullable IOException failure;

        PiecesStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = super.read(bytes, offset, length);
                left -= Math.max(0, read);
                if (left < 0) {
                    throw new IOException("an element of it is larger than " + MAX_PIECE_BYTES + " bytes");
                }
                return read;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
