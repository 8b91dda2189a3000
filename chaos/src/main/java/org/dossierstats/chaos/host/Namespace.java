package org.dossierstats.chaos.host;

import java.util.List;
import org.dossierstats.bench.process.Children;

/**
 * A network of its own for a process, with one line to the rest of the machine that can be cut: then what is sent on it is dropped without
 * a word, as between two data centres. Needs root, iproute2 and iptables.
 */
public final class Namespace {
    private static final int NETWORKS = 256;

    private final String name;
    private final String network;

    private Namespace(String name, String network) {
        this.name = name;
        this.network = network;
    }

    /**
     * Makes one, which is gone with the processes.
     *
     * @throws org.dossierstats.bench.process.BenchException if this machine does not allow it
     */
    static Namespace make(Children children) {
        long pid = ProcessHandle.current().pid();
        // Of the addresses for benchmarks (RFC 2544), which nobody has.
        Namespace made = new Namespace("chaos" + pid, "198.18." + pid % NETWORKS);
        children.afterwards(made::remove);
        made.lay();
        return made;
    }

    private void lay() {
        String here = line("h");
        String there = line("n");
        Shell.run("ip", "netns", "add", name);
        Shell.run("ip", "link", "add", here, "type", "veth", "peer", "name", there, "netns", name);
        Shell.run("ip", "addr", "add", hostAddress() + "/30", "dev", here);
        Shell.run("ip", "link", "set", here, "up");
        Shell.run("ip", "-n", name, "addr", "add", network + ".2/30", "dev", there);
        Shell.run("ip", "-n", name, "link", "set", there, "up");
        Shell.run("ip", "-n", name, "link", "set", "lo", "up");
        mend();
    }

    private String line(String end) {
        return name.replace("chaos", "ch") + end;
    }

    /** The address of this machine on the line. */
    public String hostAddress() {
        return network + ".1";
    }

    /** What a command is to be preceded by to run there. */
    public List<String> through() {
        return List.of("ip", "netns", "exec", name);
    }

    /** From now on nothing comes through, in neither direction. */
    public void cut() {
        inside("-A", "INPUT", "-j", "DROP");
        inside("-A", "OUTPUT", "-j", "DROP");
    }

    /** Everything comes through again. */
    public void mend() {
        inside("-F");
    }

    private void inside(String... rule) {
        String[] command = new String[rule.length + 5];
        List<String> before = List.of("ip", "netns", "exec", name, "iptables");
        before.toArray(command);
        System.arraycopy(rule, 0, command, before.size(), rule.length);
        Shell.run(command);
    }

    private void remove() {
        Shell.tryTo("ip", "link", "del", line("h"));
        Shell.tryTo("ip", "netns", "del", name);
    }
}
