/** Whom a server lets in: bearer keys, tokens, and the files that say whose they are. */
@NullMarked
package org.dossierstats.access;

import org.jspecify.annotations.NullMarked;
