package org.jsyslab.clientserver.sockets;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that does as it likes with the bytes; reads frames without the code under test. */
final class RawClient implements Closeable {
    private final Socket socket;
    private final DataInputStream in;

    RawClient(int port) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(64 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        socket.setSoTimeout(5_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Bounds each later wait; 5 s if not called. */
    void waitAtMost(Duration longest) throws IOException {
        socket.setSoTimeout((int) longest.toMillis());
    }

    /** The frames of some texts in a row. */
    static byte[] frames(String... texts) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (String text : texts) {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            frames.write(
                    new byte[] {0, (byte) (content.length >> 16), (byte) (content.length >> 8), (byte) content.length});
            frames.write(content);
        }
        return frames.toByteArray();
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String... texts) throws IOException {
        write(frames(texts));
    }

    String receive() throws IOException {
        byte[] content = new byte[in.readInt()];
        in.readFully(content);
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Whether the server has ended its side; fails if it sends something instead. */
    boolean isAtEnd() throws IOException {
        return in.read() < 0;
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    void leave() throws IOException {
        socket.close();
    }

    /** Leaves without manners: the server gets a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
