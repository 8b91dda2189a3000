/** The first sheet of a workbook in XLSX (ECMA-376, ISO/IEC 29500), row by row. */
@NullMarked
package org.dossierstats.ingest.format.xlsx;

import org.jspecify.annotations.NullMarked;
