package org.dossierstats.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.dossierstats.counts.Cell;
import org.dossierstats.counts.Counts;
import org.dossierstats.counts.HandlingByAge;
import org.dossierstats.counts.HandlingTime;
import org.dossierstats.counts.Measure;
import org.dossierstats.counts.Position;
import org.dossierstats.counts.Sent;

/**
 * The bytes of dossier-counts, format 1, but for the values of positions, which are of format 3 where records of what was sent come with
 * the cells; before, they were of format 2, and in format 1 lacked the zone:
 *
 * <pre>
 * cell key        = 1 'C' partition text:agency text:procedure text:field channel signed:day
 * cell value      = 1 epoch count (measure signed:amount)…        (absolute; none: the cell is empty)
 * position key    = 1 'P' partition
 * sent key        = 1 'S' partition text:source text:agency signed:day
 * sent value      = 1 epoch events                                (absolute)
 * position value  = 3 epoch nextOffset hasNewest [signed:seconds nanos] text:rulesId text:zone
 * </pre>
 */
public final class CountsFormat {
    private static final int FORMAT = 1;
    private static final int POSITION_FORMAT = 3;
    private static final int POSITION_WITHOUT_SENT = 2;
    private static final int CELL = 'C';
    private static final int POSITION = 'P';
    private static final int SENT = 'S';

    private CountsFormat() {}

    /** A record of dossier-counts. */
    public sealed interface CountsRecord {
        byte[] key();

        byte[] value();

        int partition();

        /** Absolute counts of a cell in a partition; empty if nothing is left in it. */
        record CellRecord(int partition, long epoch, Cell cell, Counts counts) implements CountsRecord {
            @Override
            public byte[] key() {
                return new Bytes.Writer()
                        .raw(FORMAT)
                        .raw(CELL)
                        .unsigned(partition)
                        .text(cell.agency())
                        .text(cell.procedure())
                        .text(cell.field())
                        .raw(cell.channel().ordinal())
                        .signed(cell.day())
                        .done();
            }

            @Override
            public byte[] value() {
                Bytes.Writer out =
                        new Bytes.Writer().raw(FORMAT).unsigned(epoch).unsigned(counts.size());
                counts.forEach((code, amount) -> out.unsigned(code).signed(amount));
                return out.done();
            }
        }

        /** The absolute number of events that were sent so, in a partition. */
        record SentRecord(int partition, long epoch, Sent sent, long events) implements CountsRecord {
            @Override
            public byte[] key() {
                return new Bytes.Writer()
                        .raw(FORMAT)
                        .raw(SENT)
                        .unsigned(partition)
                        .text(sent.source())
                        .text(sent.agency())
                        .signed(sent.day())
                        .done();
            }

            @Override
            public byte[] value() {
                return new Bytes.Writer()
                        .raw(FORMAT)
                        .unsigned(epoch)
                        .unsigned(events)
                        .done();
            }
        }

        /** The cells of this epoch that came before it are complete up to this position. */
        record PositionRecord(Position position) implements CountsRecord {
            @Override
            public int partition() {
                return position.partition();
            }

            @Override
            public byte[] key() {
                return new Bytes.Writer()
                        .raw(FORMAT)
                        .raw(POSITION)
                        .unsigned(position.partition())
                        .done();
            }

            @Override
            public byte[] value() {
                ZoneId zone = position.zone();
                Bytes.Writer out = new Bytes.Writer()
                        .raw(zone == null ? FORMAT : POSITION_FORMAT)
                        .unsigned(position.epoch())
                        .unsigned(position.nextOffset());
                Instant newest = position.newestEvent();
                if (newest == null) {
                    out.raw(0);
                } else {
                    out.raw(1).instant(newest);
                }
                out.text(position.rulesId());
                return zone == null ? out.done() : out.text(zone.getId()).done();
            }
        }
    }

    /**
     * Reads one record.
     *
     * @throws IllegalArgumentException if these bytes are not such a record
     */
    public static CountsRecord read(byte[] key, byte[] value) {
        return read(key, value, new AttributesPool());
    }

    /**
     * Reads one of many records.
     *
     * @param pool the attributes of those read before
     * @throws IllegalArgumentException if these bytes are not such a record
     */
    public static CountsRecord read(byte[] key, byte[] value, AttributesPool pool) {
        Bytes.Reader in = new Bytes.Reader(key, "the key of a counts record").version(FORMAT);
        int kind = in.raw();
        int partition = in.index(Integer.MAX_VALUE);
        Bytes.Reader values = new Bytes.Reader(value, "the value of a counts record");
        CountsRecord record = switch (kind) {
            case CELL -> cell(in, partition, values.version(FORMAT), pool);
            case SENT -> sent(in, partition, values.version(FORMAT));
            case POSITION -> position(partition, value, values);
            default -> throw in.broken("is of an unknown kind " + kind);
        };
        in.end();
        values.end();
        return record;
    }

    private static CountsRecord cell(Bytes.Reader in, int partition, Bytes.Reader values, AttributesPool pool) {
        Cell cell = new Cell(pool.read(in), in.day());
        long epoch = values.unsigned();
        Counts counts = new Counts();
        int count = values.index(values.remaining());
        for (int i = 0; i < count; i++) {
            int code = values.index(HandlingByAge.CODES_END - 1);
            if (!HandlingTime.isBucket(code)
                    && !HandlingByAge.isOne(code)
                    && code >= Measure.all().size()) {
                throw values.broken("has an unknown measure " + code);
            }
            if (counts.of(code) != 0) {
                throw values.broken("has a measure twice");
            }
            counts.add(code, values.signed());
        }
        return new CountsRecord.CellRecord(partition, epoch, cell, counts);
    }

    private static CountsRecord sent(Bytes.Reader in, int partition, Bytes.Reader values) {
        Sent sent = new Sent(in.name(), in.name(), in.day());
        return new CountsRecord.SentRecord(partition, values.unsigned(), sent, values.unsigned());
    }

    private static CountsRecord position(int partition, byte[] value, Bytes.Reader in) {
        int format = value.length > 0 ? value[0] : 0;
        boolean zoned = format == POSITION_FORMAT || format == POSITION_WITHOUT_SENT;
        Bytes.Reader values = in.version(zoned ? format : FORMAT);
        long epoch = values.unsigned();
        long nextOffset = values.unsigned();
        int known = values.raw();
        if (known > 1) {
            throw values.broken("has an unknown code " + known);
        }
        Instant newest = known == 0 ? null : values.instant();
        String rulesId = values.text();
        ZoneId zone = zoned ? zone(values) : null;
        boolean isWhole = format == POSITION_FORMAT;
        return new CountsRecord.PositionRecord(
                new Position(partition, epoch, nextOffset, newest, rulesId, isWhole ? zone : null));
    }

    private static ZoneId zone(Bytes.Reader values) {
        String name = values.text();
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw values.broken("has an unknown time zone");
        }
    }
}
