package org.jsyslab.common.cli;

import java.net.InetSocketAddress;
import java.util.List;
import org.jsyslab.common.cluster.ClusterException;

/** No node of the cluster answered in time. The text is one line: where we asked, then what to do. */
public final class NothingAnswersException extends ClusterException {
    private static final long serialVersionUID = 1;

    public NothingAnswersException(String message) {
        super(message);
    }

    /**
     * Nobody listens at any of these addresses.
     *
     * @param start what to type to start a node there
     */
    static NothingAnswersException at(List<String> addresses, String start) {
        String where = "nothing answers at " + String.join(", ", addresses);
        List<String> unknown = addresses.stream()
                .map(NothingAnswersException::host)
                .distinct()
                .filter(NothingAnswersException::isUnknown)
                .toList();
        if (unknown.isEmpty()) {
            return new NothingAnswersException(where + "; start a node first, with:  " + start);
        }
        return new NothingAnswersException(where + ": the host " + String.join(", ", unknown)
                + " is not known; look at how it is written, here or in the cluster file");
    }

    private static String host(String address) {
        return address.substring(0, address.lastIndexOf(':'));
    }

    private static boolean isUnknown(String host) {
        return new InetSocketAddress(host, 0).isUnresolved();
    }
}
