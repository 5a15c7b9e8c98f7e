package org.jsyslab.common.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The least that a launcher expects of a node's process: listen, say so, and end with standard input. */
final class PlainNode {

    private PlainNode() {}

    /** Arguments: name, port. */
    public static void main(String[] arguments) throws IOException {
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[1]), 1, InetAddress.getLoopbackAddress())) {
            System.out.println("starting " + arguments[0]);
            System.out.println(arguments[0] + " is ready at 127.0.0.1:" + server.getLocalPort());
            refuseAll(server);
            System.in.read();
            System.out.println("launcher gone");
        } catch (IOException e) {
            System.out.println("error: port " + arguments[1] + " is in use");
            System.exit(1);
        }
    }

    private static void refuseAll(ServerSocket server) {
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    server.accept().close();
                }
            } catch (IOException e) {
                // the server is closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
