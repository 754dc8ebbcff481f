package loadline.log.journal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Another process that uses a journal: {@code open FILE} opens it once, {@code append FILE SEED} appends until it is killed,
 * {@code crowd FILE SEED} the same from many threads. */
final class Child implements AutoCloseable {
    private static final int CROWD = 16;

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(String... arguments) throws IOException {
        return start(command(arguments));
    }

    /** As {@link #start}, allowed to write files of so many KiB only. */
    static Child startLimited(int kibibytes, String... arguments) throws IOException {
        List<String> limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
        limited.addAll(command(arguments));
        return start(limited);
    }

    private static Child start(List<String> command) throws IOException {
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp",
                location(Journal.class) + File.pathSeparator + location(Child.class), Child.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The next line it prints, or null once it has ended. */
    String line() throws IOException {
        return output.readLine();
    }

    /** Kills it as SIGKILL does. Through its handle, since the process object would also throw away what it had printed. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The entry at an index, the same in every process. Now and then a long one, so that some writes take a while. */
    static byte[] entry(long seed, long index) {
        Random random = new Random(seed * 1_000_003 + index);
        byte[] entry = new byte[random.nextInt(6) == 0 ? random.nextInt(Journal.LONGEST_ENTRY + 1) : random.nextInt(200)];
        random.nextBytes(entry);
        return entry;
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        try (Journal journal = Files.exists(file) ? Journal.open(file) : Journal.create(file)) {
            System.out.println("opened " + journal.size());
            switch (arguments[0]) {
                case "append" -> append(journal, Long.parseLong(arguments[2]));
                case "crowd" -> crowd(journal, Long.parseLong(arguments[2]));
                default -> { }
            }
        } catch (IOException e) {
            System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    private static void append(Journal journal, long seed) throws IOException {
        Random random = new Random(seed + journal.size());
        while (true) {
            List<byte[]> batch = new ArrayList<>();
            int count = 1 + random.nextInt(20);
            for (int i = 0; i < count; i++) {
                batch.add(entry(seed, journal.size() + i));
            }
            journal.append(batch);
            System.out.println("acknowledged " + journal.size());
        }
    }

    /** Many threads append single entries, each saying which index it was told; entries are known by seed and content. */
    private static void crowd(Journal journal, long seed) {
        AtomicLong next = new AtomicLong(journal.size() * 1000);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        long number = next.getAndIncrement();
                        long index = journal.append(List.of(numbered(seed, number)));
                        System.out.println("acknowledged " + index + " " + number);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
        threads.forEach(Child::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An entry of 16 to 615 bytes that begins with its number. */
    static byte[] numbered(long seed, long number) {
        Random random = new Random(seed + number);
        byte[] entry = new byte[16 + random.nextInt(600)];
        random.nextBytes(entry);
        ByteBuffer.wrap(entry).putLong(number);
        return entry;
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toRealPath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
