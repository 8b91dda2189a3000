package org.dossierstats.ingest.file;

/** Is told how far the reading of a file has come. */
public interface Progress {
    /** For whoever does not want to know. */
    Progress UNWATCHED = (bytesRead, bytesTotal) -> {};

    /** Some bytes of the file, as it is on disk, are read. */
    void at(long bytesRead, long bytesTotal);
}
