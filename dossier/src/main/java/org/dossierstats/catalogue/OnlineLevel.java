package org.dossierstats.catalogue;

/** How much of a procedure can be done online: 1 to 4 until 2022, partial and full since (Nghị định 42/2022). */
public enum OnlineLevel {
    LEVEL_1,
    LEVEL_2,
    LEVEL_3,
    LEVEL_4,
    /** một phần. */
    PARTIAL,
    /** toàn trình. */
    FULL;

    /** Whether a dossier can be filed online. */
    public boolean takesDossiers() {
        return compareTo(LEVEL_3) >= 0;
    }
}
