package loadline.controlplane.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loadline.core.Digest;
import loadline.core.Person;
import loadline.core.history.Act;
import loadline.core.history.Entry;
import loadline.log.payload.PayloadStore;

/** A part as bytes. */
final class Packed {
    private Packed() {}

    /** @throws IllegalArgumentException if it holds a value that cannot be written */
    static byte[] write(Part part) {
        ValueWriter out = new ValueWriter();
        out.count(part.entries().size());
        part.entries().forEach(entry -> write(out, entry));
        out.count(part.ends().size());
        part.ends().forEach((stream, end) -> write(out, stream, end));
        out.count(part.payloads().size());
        part.payloads().forEach((payload, stamp) -> write(out, payload, stamp));
        return out.bytes();
    }

    private static void write(ValueWriter out, Entry entry) {
        out.count(entry.index());
        out.value(entry.at());
        out.value(entry.by());
        out.value(entry.statement());
        out.value(entry.act());
    }

    private static void write(ValueWriter out, String stream, Act.StreamEnd end) {
        out.value(stream);
        out.count(end.sequence());
        out.value(end.last());
    }

    private static void write(ValueWriter out, Digest payload, Optional<PayloadStore.Stamp> stamp) {
        out.value(payload);
        out.value(stamp.isPresent());
        stamp.ifPresent(s -> {
            out.count(s.length());
            out.count(s.modified());
        });
    }

    /** @throws RuntimeException of several kinds if nobody wrote the bytes so */
    static Part read(byte[] bytes) {
        ValueReader in = new ValueReader(bytes);
        Part part = new Part(entries(in), ends(in), payloads(in));
        if (!in.isAtEnd()) {
            throw new IllegalArgumentException("nothing follows the payloads of a part");
        }
        return part;
    }

    private static List<Entry> entries(ValueReader in) {
        List<Entry> entries = new ArrayList<>();
        for (long left = in.count(); left > 0; left--) {
            entries.add(new Entry(in.count(), in.value(Instant.class), persons(in), in.value(Digest.class), in.value(Act.class)));
        }
        return entries;
    }

    private static Set<Person> persons(ValueReader in) {
        Set<Person> persons = new HashSet<>();
        ((Set<?>) in.value()).forEach(person -> persons.add((Person) person));
        return persons;
    }

    private static Map<String, Act.StreamEnd> ends(ValueReader in) {
        Map<String, Act.StreamEnd> ends = new HashMap<>();
        for (long left = in.count(); left > 0; left--) {
            ends.put(in.value(String.class), new Act.StreamEnd(in.count(), in.value(Digest.class)));
        }
        return ends;
    }

    private static Map<Digest, Optional<PayloadStore.Stamp>> payloads(ValueReader in) {
        Map<Digest, Optional<PayloadStore.Stamp>> payloads = new HashMap<>();
        for (long left = in.count(); left > 0; left--) {
            Digest payload = in.value(Digest.class);
            payloads.put(payload, in.value(Boolean.class) ? Optional.of(new PayloadStore.Stamp(in.count(), in.count())) : Optional.empty());
        }
        return payloads;
    }
}
