package org.dossierstats.ingest.format.xlsx;

import java.io.IOException;

/** The file is not a workbook as it should be; the message goes on from its name. */
final class XlsxException extends IOException {
    private static final long serialVersionUID = 1L;

    XlsxException(String message) {
        super(message);
    }
}
