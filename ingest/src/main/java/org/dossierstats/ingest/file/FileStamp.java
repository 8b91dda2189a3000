package org.dossierstats.ingest.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.dossierstats.ingest.mapping.ImportException;

/** By what a change of a file is noticed. */
record FileStamp(long size, FileTime modified) {
    static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new ImportException(file + " is a directory, not a file");
            }
            if (!attributes.isRegularFile()) {
                throw new ImportException(file + " is not a regular file; it is read twice, so save it as one first");
            }
            if (!Files.isReadable(file)) {
                throw new ImportException(file + " may not be read by this user");
            }
            return new FileStamp(attributes.size(), attributes.lastModifiedTime());
        } catch (NoSuchFileException e) {
            throw new ImportException(file + " does not exist", e);
        } catch (IOException e) {
            throw new ImportException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    void requireUnchanged(Path file) {
        if (!of(file).equals(this)) {
            throw changed(file);
        }
    }

    static ImportException changed(Path file) {
        return new ImportException(
                file + " was changed while it was being imported; import it again when it is complete");
    }
}
