package loadline.importers.inspect;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import loadline.importers.Imported;
import loadline.importers.Progress;
import loadline.importers.inspect.Archive.Member;

/**
 * A {@code .eval} log: a zip archive with a header and one sample a member. A sample is either one member
 * {@code samples/<id>_epoch_<n>.json} or a folder of that name with the sample's shell in {@code sample.json} and its
 * messages, events and attachments in numbered chunks beside it, which are not read. Members of one name: the last in the
 * directory counts. Names only say what a member is; the id and the epoch are read from the JSON.
 */
final class EvalFile {
    private static final String HEADER = "header.json";
    private static final String START = "_journal/start.json";
    private static final String SAMPLES = "samples/";
    private static final String SHELL = "/sample.json";
    private static final String METADATA = "/metadata.json";
    private static final Pattern WHOLE_SAMPLE = Pattern.compile("samples/.*_epoch_\\d+\\.json", Pattern.DOTALL);
    private static final Pattern SHELL_SAMPLE = Pattern.compile("samples/.*_epoch_\\d+/sample\\.json", Pattern.DOTALL);
    private static final Pattern CHUNK = Pattern.compile(
            "samples/.*_epoch_\\d+/((messages|events|calls|attachments)/\\d+|events/(stats|uuids)|skeleton|metadata)\\.json", Pattern.DOTALL);
    private static final Pattern CONFIG_UPDATE = Pattern.compile("_journal/config_updates/\\d+\\.json");

    private final Archive archive;
    private final Workers workers;
    private final Progress progress;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<String> repeated = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private EvalFile(Archive archive, Workers workers, Progress progress) {
        this.archive = archive;
        this.workers = workers;
        this.progress = progress;
    }

    /** Reads the log in the channel; throws {@link Refusal}. */
    static Contents read(FileChannel channel, Workers workers, Progress progress) throws IOException {
        return new EvalFile(Archive.open(channel), workers, progress).contents();
    }

    private Contents contents() throws IOException {
        index();
        Member header = members.containsKey(HEADER) ? members.get(HEADER) : members.get(START);
        if (header == null) {
            throw Refusal.of(Imported.Code.NOT_A_LOG, "the archive is no Inspect log: it has neither `" + HEADER + "` nor `" + START + "`");
        }
        requireWithinTotal();
        Header read = parsed(header, HeaderReader::new, HeaderReader::fields).header();
        Contents.Collected collected = samples(read.clusterField());
        int updates = (int) members.keySet().stream().filter(name -> CONFIG_UPDATE.matcher(name).matches()).count();
        return new Contents(read, members.containsKey(HEADER), collected.samples(), collected.superseded(), List.copyOf(repeated), updates,
                List.copyOf(notes));
    }

    /** Keeps the last member of each name, in the order of those last ones. */
    private void index() {
        int strange = 0;
        int unread = 0;
        for (Member member : archive.members()) {
            if (members.remove(member.name()) != null) {
                repeated.add(member.name());
            }
            members.put(member.name(), member);
            strange += leavesItsFolder(member.name()) ? 1 : 0;
            unread += isUnknownSample(member.name()) ? 1 : 0;
        }
        if (strange > 0) {
            notes.add("members with names that would leave their folder, which nothing uses as a path: " + strange);
        }
        if (unread > 0) {
            notes.add("members below `samples/` that are of no known kind and were not read: " + unread);
        }
    }

    private static boolean leavesItsFolder(String name) {
        return name.startsWith("/") || name.indexOf('\\') >= 0 || ("/" + name + "/").contains("/../");
    }

    private static boolean isUnknownSample(String name) {
        return name.startsWith(SAMPLES) && !name.endsWith("/") && !isSample(name) && !CHUNK.matcher(name).matches();
    }

    static boolean isSample(String name) {
        return WHOLE_SAMPLE.matcher(name).matches() || SHELL_SAMPLE.matcher(name).matches();
    }

    private void requireWithinTotal() {
        long total = members.values().stream().filter(member -> isRead(member.name())).mapToLong(member -> Math.min(member.size(), Caps.MEMBER_BYTES)).sum();
        if (total > Caps.TOTAL_BYTES) {
            throw Refusal.above("TOTAL_BYTES", Caps.TOTAL_BYTES, "the members of the archive have more bytes together");
        }
    }

    private static boolean isRead(String name) {
        return name.equals(HEADER) || name.equals(START) || name.endsWith(METADATA) || isSample(name);
    }

    private Contents.Collected samples(Optional<String> clusterField) throws IOException {
        List<Member> samples = members.values().stream().filter(member -> isSample(member.name())).toList();
        Workers.Reading<Sample> next = workers.ahead(samples, member -> sample(member, clusterField));
        Contents.Collected collected = new Contents.Collected();
        long total = samples.stream().mapToLong(Member::compressed).sum();
        long read = 0;
        for (Member member : samples) {
            collected.add(next.read());
            read += member.compressed();
            progress.at(read, total);
        }
        return collected;
    }

    private Sample sample(Member member, Optional<String> clusterField) throws IOException {
        Sample sample = parsed(member, json -> new SampleReader(json, clusterField), SampleReader::fields).sample();
        return clusterField.isPresent() && sample.cluster().isEmpty() ? withCluster(sample, member, clusterField) : sample;
    }

    /** The metadata of a chunked sample stands in a member of its own. */
    private Sample withCluster(Sample sample, Member shell, Optional<String> clusterField) throws IOException {
        Member metadata = shell.name().endsWith(SHELL)
                ? members.get(shell.name().substring(0, shell.name().length() - SHELL.length()) + METADATA)
                : null;
        if (metadata == null) {
            return sample;
        }
        String field = clusterField.orElseThrow();
        String[] found = new String[1];
        parsed(metadata, json -> json, json -> Map.of(field, () -> found[0] = json.textOrNumber().orElse(null)));
        return sample.withCluster(Optional.ofNullable(found[0]).map(name -> Text.name("a cluster's name", name)));
    }

    private <R> R parsed(Member member, Function<JsonCursor, R> reader, Function<R, Map<String, Runnable>> fields) throws IOException {
        try (MemberStream in = archive.open(member)) {
            JsonCursor json = JsonCursor.over(in);
            R read = reader.apply(json);
            json.document(fields.apply(read));
            in.drain();
            return read;
        }
    }
}
