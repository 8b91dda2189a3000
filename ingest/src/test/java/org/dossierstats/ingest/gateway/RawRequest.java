package org.dossierstats.ingest.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** A request as the bytes that go over the line, so that any of them can be wrong. */
final class RawRequest {
    private static final int HANGS_AFTER_MILLIS = 15_000;
    private static final String[] PIECES = {
        "\0",
        "\r\n",
        "\n",
        "%",
        "%E1",
        "\"",
        "{",
        "[",
        "]",
        "}",
        ",",
        "\\ud800",
        "\\u0000",
        "999999999999999999999",
        "-1",
        "\u00ff",
        "Ồ",
        "; charset=utf-16",
        "Bearer ",
        "chunked",
        "true",
        "null",
        " ",
        "\t",
        ":"
    };

    private final byte[] bytes;

    private RawRequest(byte[] bytes) {
        this.bytes = bytes;
    }

    static RawRequest of(String path, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return new RawRequest(join(
                ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                                + content.length + "\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                content));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** This with some of its bytes changed, left out or repeated; those of the first line, which chooses the room to come into, seldom. */
    RawRequest mutated(Random random) {
        byte[] changed = bytes;
        boolean anywhere = random.nextInt(16) == 0;
        for (int change = random.nextInt(4); change >= 0; change--) {
            int start = anywhere ? 0 : firstLine().length();
            int from = start + random.nextInt(changed.length - start);
            int to = Math.min(changed.length, from + random.nextInt(12));
            byte[] before = slice(changed, 0, from);
            changed = switch (random.nextInt(6)) {
                case 0 -> join(before, slice(changed, to, changed.length));
                case 1 -> join(before, slice(changed, from, to), slice(changed, from, changed.length));
                case 2 -> join(before, piece(random), slice(changed, to, changed.length));
                case 3 -> join(before, piece(random), slice(changed, from, changed.length));
                case 4 -> random.nextInt(8) == 0 ? before : changed;
                default -> withByte(changed, from, (byte) random.nextInt(256));
            };
            if (changed.length <= firstLine().length()) {
                break;
            }
        }
        return new RawRequest(changed);
    }

    private String firstLine() {
        return toString().lines().findFirst().orElse("") + "\r\n";
    }

    boolean beginsAs(RawRequest other) {
        return firstLine().equals(other.firstLine());
    }

    private static byte[] piece(Random random) {
        return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] slice(byte[] of, int from, int to) {
        return Arrays.copyOfRange(of, from, to);
    }

    private static byte[] withByte(byte[] of, int at, byte value) {
        byte[] changed = of.clone();
        changed[at] = value;
        return changed;
    }

    /**
     * Everything that is answered until the other side closes.
     *
     * @throws java.net.SocketTimeoutException if it hangs
     */
    String answer(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(HANGS_AFTER_MILLIS);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whether it goes on beyond its headers; what ends before is nothing that could be answered. */
    boolean hasItsHeaders() {
        return toString().contains("\n\r\n") || toString().contains("\n\n");
    }

    /** For a message that names what was sent. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
