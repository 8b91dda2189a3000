package org.dossierstats.ingest.relay;

import org.dossierstats.wire.Decoded;

/**
 * A row of the outbox that waits.
 *
 * @param seq its number, by which it is marked
 * @param decoded its event, or why it is none
 */
record Row(long seq, Decoded decoded) {}
