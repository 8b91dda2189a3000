package org.dossierstats.dossier;

/**
 * What the ledger keeps under a dossier's id.
 *
 * @param nextOffset the offset after the latest record that reached this entry; the greatest of all entries is how far the
 *     partition has been counted
 */
public record LedgerEntry(long nextOffset, Dossier dossier) {
    /** Of a dossier nothing has reached yet. */
    public static final LedgerEntry NONE = new LedgerEntry(0, Dossier.NONE);
}
