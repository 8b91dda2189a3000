package org.dossierstats.dossier;

/** The way a dossier was filed (kênh thực hiện), judged once, at acceptance. */
public enum Channel {
    ONLINE,
    IN_PERSON,
    POSTAL,
    PHONE,
    EMAIL,
    OTHER
}
