package org.jsyslab.raft.peers;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import peers.HookTarget;
import peers.api.Cluster;
import peers.api.KvClient;

/**
 * Loads our clients with the libraries that they were built with: the harness brings another version of Netty.
 */
public final class Lab3Adapter implements HookTarget.Adapter {
    private final HookTarget.Adapter clients;

    public Lab3Adapter() throws Exception {
        List<URL> own = new ArrayList<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (path.endsWith("lab03.jar") || path.endsWith("target/peers")) {
                own.add(new File(path).toURI().toURL());
            }
        }
        clients = (HookTarget.Adapter) new Isolated(own.toArray(URL[]::new))
                .loadClass("org.jsyslab.raft.peers.Lab3Clients").getDeclaredConstructor().newInstance();
    }

    @Override
    public KvClient connect(Cluster cluster) throws Exception {
        return clients.connect(cluster);
    }

    @Override
    public int leader(Cluster cluster) throws Exception {
        return clients.leader(cluster);
    }

    /** Prefers its own classes to those of the harness. */
    private static final class Isolated extends URLClassLoader {
        Isolated(URL[] own) {
            super(own, Lab3Adapter.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("java.") || name.startsWith("peers.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known == null) {
                    try {
                        known = findClass(name);
                    } catch (ClassNotFoundException e) {
                        known = super.loadClass(name, false);
                    }
                }
                return known;
            }
        }
    }
}
