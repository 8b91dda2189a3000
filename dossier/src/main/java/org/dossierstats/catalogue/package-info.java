/** Reference data about procedures and agencies: it names and groups what is counted, and decides no figure but those of the catalogue itself. */
@NullMarked
package org.dossierstats.catalogue;

import org.jspecify.annotations.NullMarked;
