package org.dossierstats.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** Growing bytes of numbers and texts, and their reading: LEB128 for numbers, zigzag where they have a sign, UTF-8 for texts. */
final class Bytes {
    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;

    private Bytes() {}

    static final class Writer {
        private byte[] bytes = new byte[128];
        private int size;

        Writer raw(int value) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, size * 2);
            }
            bytes[size++] = (byte) value;
            return this;
        }

        /** At least zero; small numbers are short. */
        Writer unsigned(long value) {
            if (value < 0) {
                throw new IllegalArgumentException("below zero: " + value);
            }
            return leb128(value);
        }

        Writer signed(long value) {
            return leb128((value << 1) ^ (value >> 63));
        }

        Writer instant(Instant instant) {
            return signed(instant.getEpochSecond()).unsigned(instant.getNano());
        }

        Writer text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            unsigned(utf8.length);
            if (bytes.length - size < utf8.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + utf8.length));
            }
            System.arraycopy(utf8, 0, bytes, size, utf8.length);
            size += utf8.length;
            return this;
        }

        private Writer leb128(long value) {
            long rest = value;
            while ((rest & ~SEVEN_BITS) != 0) {
                raw((int) (rest & SEVEN_BITS) | MORE);
                rest >>>= 7;
            }
            return raw((int) rest);
        }

        byte[] done() {
            return Arrays.copyOf(bytes, size);
        }
    }

    /** Throws {@link IllegalArgumentException} if the bytes are not as they were written. */
    static final class Reader {
        private final byte[] bytes;
        private final String what;
        private int place;

        Reader(byte[] bytes, String what) {
            this.bytes = bytes;
            this.what = what;
        }

        int raw() {
            if (place == bytes.length) {
                throw broken("ends too early");
            }
            return bytes[place++] & 0xff;
        }

        long unsigned() {
            long value = leb128();
            if (value < 0) {
                throw broken("has a number below zero");
            }
            return value;
        }

        /** An unsigned number that counts or indexes something of this length or less. */
        int index(int limit) {
            long value = unsigned();
            if (value > limit) {
                throw broken("has " + value + " where at most " + limit + " can be");
            }
            return (int) value;
        }

        long signed() {
            long value = leb128();
            return (value >>> 1) ^ -(value & 1);
        }

        Instant instant() {
            long seconds = signed();
            if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
                throw broken("has a time beyond the calendar");
            }
            return Instant.ofEpochSecond(seconds, index(999_999_999));
        }

        LocalDate date() {
            long day = signed();
            if (day < LocalDate.MIN.toEpochDay() || day > LocalDate.MAX.toEpochDay()) {
                throw broken("has a day beyond the calendar");
            }
            return LocalDate.ofEpochDay(day);
        }

        /** A day as a cell has it: days since 1970-01-01, in 32 bits. */
        int day() {
            long day = signed();
            if (day != (int) day) {
                throw broken("has a day beyond the calendar");
            }
            return (int) day;
        }

        String text() {
            int length = length();
            String text = new String(bytes, place, length, StandardCharsets.UTF_8);
            place += length;
            return text;
        }

        /** A text of which there are many alike. */
        String name() {
            int length = length();
            String name = Names.of(bytes, place, length);
            place += length;
            return name;
        }

        private int length() {
            long length = unsigned();
            if (length > remaining()) {
                throw broken("ends too early");
            }
            return (int) length;
        }

        /** Passes over a text. */
        void skipText() {
            long length = unsigned();
            if (length > remaining()) {
                throw broken("ends too early");
            }
            place += (int) length;
        }

        /** How many bytes are read. */
        int place() {
            return place;
        }

        /** The bytes it reads from. To be read only. */
        byte[] bytes() {
            return bytes;
        }

        /** Another reader of the same bytes, from this place on. */
        Reader at(int from) {
            Reader reader = new Reader(bytes, what);
            reader.place = from;
            return reader;
        }

        private long leb128() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                int next = raw();
                value |= (long) (next & SEVEN_BITS) << shift;
                if ((next & MORE) == 0) {
                    return value;
                }
            }
            throw broken("has a number of more than 64 bits");
        }

        int remaining() {
            return bytes.length - place;
        }

        Reader version(int expected) {
            int version = raw();
            if (version != expected) {
                throw broken("has format " + version + ", this program reads " + expected
                        + ": it was written by another version");
            }
            return this;
        }

        void end() {
            if (place != bytes.length) {
                throw broken("goes on after its end");
            }
        }

        IllegalArgumentException broken(String how) {
            return new IllegalArgumentException(what + " " + how + " (at byte " + place + " of " + bytes.length + ")");
        }
    }
}
