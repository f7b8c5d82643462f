// The workload in Java; see src/workload.rs. Usage: java Workload LIVE ROUNDS REQUESTS
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

final class Workload {
    static final class Card {
        final int number;
        final int place;
        final Card next;

        Card(int number, int place, Card next) {
            this.number = number;
            this.place = place;
            this.next = next;
        }
    }

    private int random;
    private Card[] slots;

    private Workload(int seed, int live) {
        random = seed;
        slots = new Card[live];
        for (int slot = 0; slot < live; slot++) slots[slot] = list(4);
    }

    private int draw() {
        int x = random;
        x ^= x << 13;
        x ^= x >>> 17;
        x ^= x << 5;
        return random = x;
    }

    private int below(int limit) {
        return (int) (((draw() & 0xffffffffL) * limit) >>> 32);
    }

    private static int mix(int sum, int number) {
        return sum * 31 + number;
    }

    private Card list(int length) {
        Card head = null;
        for (int place = 0; place < length; place++) head = new Card(draw(), place, head);
        return head;
    }

    private static int sumOf(Card card) {
        int sum = 0;
        for (; card != null; card = card.next) sum = mix(sum, card.number ^ card.place);
        return sum;
    }

    private int replace(int slot) {
        int sum = sumOf(slots[slot]);
        slots[slot] = null;
        slots[slot] = list(4);
        return sum;
    }

    private int round(int sum) {
        int length = 4 + below(9);
        sum = mix(sum, sumOf(list(length)));
        return mix(sum, replace(below(slots.length)));
    }

    private int request(int sum) {
        for (int i = 0; i < 4; i++) sum = round(sum);
        for (int i = 0; i < 16; i++) sum = mix(sum, slots[below(slots.length)].number);
        return sum;
    }

    private static int batch(int live, int rounds) {
        Workload catalog = new Workload(1, live);
        int sum = 0;
        for (int i = 0; i < rounds; i++) sum = catalog.round(sum);
        return sum;
    }

    /** When the first request began, the last one ended, and the slowest one began and ended. */
    private static long first, last, slowestFrom, slowestTo;

    private static int requests(int live, long[] latencies) {
        Workload catalog = new Workload(2, live);
        int sum = 0;
        slowestFrom = slowestTo = 0;
        first = System.nanoTime();
        for (int i = 0; i < latencies.length; i++) {
            long start = System.nanoTime();
            sum = catalog.request(sum);
            long end = System.nanoTime();
            latencies[i] = end - start;
            if (end - start > slowestTo - slowestFrom) {
                slowestFrom = start;
                slowestTo = end;
            }
        }
        last = System.nanoTime();
        return sum;
    }

    /** What System.nanoTime() says when the clock of the collector's log says 0: both count, from different starts. */
    private static long startOfLog() {
        var runtime = ManagementFactory.getRuntimeMXBean();
        long before = runtime.getUptime(), now;
        do {
            now = runtime.getUptime();
        } while (now == before);
        return System.nanoTime() - now * 1_000_000;
    }

    // The processor time of all threads so far, in the kernel's ticks; 0 where there is no /proc.
    private static long cpuTicks() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException error) {
            return 0;
        }
    }

    private static long peakKib() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status")))
                if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", ""));
        } catch (IOException error) {
            return 0;
        }
        return 0;
    }

    public static void main(String[] words) {
        if (words.length != 3) {
            System.err.println("usage: java Workload LIVE ROUNDS REQUESTS");
            System.exit(1);
        }
        int live = Integer.parseInt(words[0]), rounds = Integer.parseInt(words[1]), answers = Integer.parseInt(words[2]);
        batch(10_000, 300_000);
        requests(10_000, new long[30_000]);

        long ticks = cpuTicks();
        long start = System.nanoTime();
        int batchSum = batch(live, rounds);
        long batchNs = System.nanoTime() - start;
        ticks = cpuTicks() - ticks;

        long[] latencies = new long[answers];
        int requestSum = requests(live, latencies);
        long peak = peakKib();
        StringBuilder out = new StringBuilder();
        out.append("checksum ").append(Integer.toUnsignedString(batchSum));
        out.append(' ').append(Integer.toUnsignedString(requestSum));
        out.append("\nbatch_ns ").append(batchNs).append("\nbatch_ticks ").append(ticks);
        out.append("\npeak_kib ").append(peak).append("\ncollectors ");
        for (var bean : ManagementFactory.getGarbageCollectorMXBeans()) out.append(bean.getName()).append(", ");
        long zero = startOfLog();
        out.append("\nrequests ").append(first - zero).append(' ').append(last - zero);
        out.append("\nslowest ").append(slowestFrom - zero).append(' ').append(slowestTo - zero);
        out.append("\nlatencies\n");
        for (long ns : latencies) out.append(ns).append('\n');
        System.out.print(out);
    }
}
