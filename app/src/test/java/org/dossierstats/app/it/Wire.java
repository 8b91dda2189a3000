package org.dossierstats.app.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and a port of this machine, and can be cut. */
final class Wire implements AutoCloseable {
    private final int target;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    private Wire(int target, ServerSocket listening) {
        this.target = target;
        this.listening = listening;
    }

    static Wire to(int target) {
        try {
            Wire wire = new Wire(target, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            wire.start("wire", wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Breaks what is connected; nobody gets through until it is mended. */
    void cut() {
        down = true;
        open.forEach(Wire::end);
        open.clear();
    }

    void mend() {
        down = false;
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            if (down) {
                client.close();
                continue;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(client);
            open.add(server);
            start("wire-there", () -> carry(client, server));
            start("wire-back", () -> carry(server, client));
        }
    }

    private void carry(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void start(String name, Carrying work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One of the two has ended, or it was cut: what comes of that is what is tested.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private interface Carrying {
        void run() throws IOException;
    }
}
