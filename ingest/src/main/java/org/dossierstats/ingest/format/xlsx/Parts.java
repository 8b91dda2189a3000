package org.dossierstats.ingest.format.xlsx;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dossierstats.ingest.format.XmlReader;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook in its ZIP archive, and how they point to each other. */
final class Parts implements Closeable {
    private static final long MAX_PART_BYTES = 16L * 1024 * 1024;
    private static final int MAX_RELATIONS = 10_000;
    private static final int OLE = 0xD0CF11E0;

    private final ZipFile zip;

    /** Points from one part to another. */
    record Relation(String type, String part) {}

    private Parts(ZipFile zip) {
        this.zip = zip;
    }

    static Parts open(Path file) throws IOException {
        try {
            return new Parts(new ZipFile(file.toFile()));
        } catch (ZipException e) {
            if (isOle(file)) {
                throw new XlsxException(
                        "is protected by a password, or an .xls of before 2007; save it as .xlsx without");
            }
            throw new XlsxException("is not XLSX, or not all of it is there: " + e.getMessage());
        }
    }

    private static boolean isOle(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(4);
            return first.length == 4 && java.nio.ByteBuffer.wrap(first).getInt() == OLE;
        }
    }

    /** Where the relations of a part lead, by their id; of the archive as a whole, that of the empty name. */
    Map<String, Relation> relations(String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String directory = part.substring(0, slash);
        Map<String, Relation> relations = new LinkedHashMap<>();
        try (XmlReader xml = xml(directory + "_rels/" + part.substring(slash) + ".rels")) {
            while (xml.next()) {
                String id = xml.isStart() ? xml.attribute("Id") : null;
                String type = xml.isStart() ? xml.attribute("Type") : null;
                String target = xml.isStart() ? xml.attribute("Target") : null;
                if (id != null && type != null && target != null && relations.size() < MAX_RELATIONS) {
                    String name = target.startsWith("/") ? target.substring(1) : directory + target;
                    relations.put(id, new Relation(type.substring(type.lastIndexOf('/') + 1), name));
                }
            }
        }
        return relations;
    }

    /** Of a small part. */
    XmlReader xml(String part) throws IOException {
        return new XmlReader(open(part, MAX_PART_BYTES));
    }

    /** @throws XlsxException if it is not there; reading it fails if it is larger or damaged */
    Part open(String part, long maxBytes) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new XlsxException("is not XLSX: it has no " + part);
        }
        return new Part(zip.getInputStream(entry), entry, maxBytes);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A part being read, no further than to its limit, and checked at its end. */
    static final class Part extends FilterInputStream {
        private final ZipEntry entry;
        private final long maxBytes;
        private final CRC32 checksum = new CRC32();
        private long count;

        Part(InputStream in, ZipEntry entry, long maxBytes) {
            super(in);
            this.entry = entry;
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read < 0) {
                requireSound();
                return read;
            }
            checksum.update(bytes, offset, read);
            count += read;
            if (count > maxBytes) {
                throw new IOException(entry.getName() + " in it is larger than " + maxBytes + " bytes when unpacked");
            }
            return read;
        }

        private void requireSound() throws IOException {
            if (entry.getCrc() >= 0 && entry.getCrc() != checksum.getValue()) {
                throw new IOException(entry.getName() + " in it is damaged");
            }
        }

        /** How much of it is read. */
        long count() {
            return count;
        }

        /** As the archive says, which need not be true. */
        long size() {
            return entry.getSize();
        }
    }

    /** The first part that a relation of this type leads to. */
    static @Nullable String first(Map<String, Relation> relations, String type) {
        return relations.values().stream()
                .filter(relation -> relation.type().equals(type))
                .map(Relation::part)
                .findFirst()
                .orElse(null);
    }
}
