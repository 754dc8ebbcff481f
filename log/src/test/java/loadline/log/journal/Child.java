package loadline.log.journal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Another process that uses a journal: {@code open FILE} opens it once, {@code append FILE SEED} appends until it is killed. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static Child start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp",
                location(Journal.class) + File.pathSeparator + location(Child.class), Child.class.getName()));
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
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
            if (arguments[0].equals("append")) {
                append(journal, Long.parseLong(arguments[2]));
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

    private static String location(Class<?> type) {
        try {
            return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toRealPath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
