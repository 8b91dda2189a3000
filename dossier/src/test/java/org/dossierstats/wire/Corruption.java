package org.dossierstats.wire;

import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Consumer;

/** What disks, networks and other programs can make of bytes. */
final class Corruption {
    private static final int ROUNDS = 20_000;

    private Corruption() {}

    static void everyTruncation(byte[] bytes, Consumer<byte[]> visitor) {
        for (int length = 0; length < bytes.length; length++) {
            visitor.accept(Arrays.copyOf(bytes, length));
        }
    }

    /** Reads many variants of the bytes; each must be read or refused as an illegal argument. */
    static void some(byte[] right, Consumer<byte[]> read) {
        long seed = 20210614;
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = corrupted(right, random);
            try {
                read.accept(bytes);
            } catch (IllegalArgumentException refused) {
                // As it should be.
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + round + ": " + HexFormat.of().formatHex(bytes), e);
            }
        }
    }

    private static byte[] corrupted(byte[] right, Random random) {
        byte[] bytes = Arrays.copyOf(right, Math.max(1, right.length + random.nextInt(5) - 2));
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            int place = random.nextInt(bytes.length);
            if (random.nextBoolean()) {
                bytes[place] = (byte) random.nextInt(256);
            } else {
                Arrays.fill(bytes, place, Math.min(bytes.length, place + random.nextInt(11)), (byte) 0xff);
            }
        }
        return bytes;
    }
}
