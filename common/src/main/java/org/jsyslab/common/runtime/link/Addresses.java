package org.jsyslab.common.runtime.link;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsyslab.common.node.NodeId;

/** Where the processes of a cluster listen. */
@FunctionalInterface
public interface Addresses {

    /**
     * {@code host:port} of the process that hosts {@code node}, if known. What is known here comes before the address
     * that the id itself carries, which anyone may have written. Called often, on the loop's thread.
     */
    Optional<String> of(NodeId node);

    /**
     * The port rule: {@code n3} listens on {@code host}, at {@code base + 3}. It is a guess, so an id that carries an
     * address is taken at its word. Other names have no address.
     */
    static Addresses portRule(String host, int base) {
        return node -> {
            if (node.address().isPresent()) {
                return node.address();
            }
            int number = number(node.process());
            return number == 0 ? Optional.empty() : Optional.of(host + ":" + (base + number));
        };
    }

    /** The addresses of a cluster file, by name of process; other names go by {@code otherwise}. */
    static Addresses listed(Map<String, String> byProcess, Addresses otherwise) {
        Map<String, String> listed = new TreeMap<>(byProcess);
        return node -> {
            String address = listed.get(node.process());
            return address != null ? Optional.of(address) : otherwise.of(node);
        };
    }

    /** Nobody's address. */
    static Addresses none() {
        return node -> Optional.empty();
    }

    /** The k of {@code nk}, 1 to 999; 0 if it is another name. */
    private static int number(String process) {
        if (process.length() < 2 || process.length() > 4 || process.charAt(0) != 'n' || process.charAt(1) == '0') {
            return 0;
        }
        String digits = process.substring(1);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(digits) : 0;
    }
}
