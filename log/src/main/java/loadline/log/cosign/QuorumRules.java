package loadline.log.cosign;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loadline.log.Malformed;
import loadline.log.text.Shown;

/** The rules that a quorum's parts keep among themselves. */
record QuorumRules(List<Quorum.Log> logs, List<Quorum.Witness> witnesses, List<Quorum.Group> groups, Optional<String> required) {
    static final String NONE = "none";
    private static final int MOST = 256;

    void check() {
        require(logs.size() <= MOST && witnesses.size() <= MOST && groups.size() <= MOST, "a quorum file has at most " + MOST + " logs, witnesses and groups each");
        requireDistinct(logs.stream().map(log -> (Object) log.key().key()).toList(), "log");
        requireDistinct(witnesses.stream().map(witness -> (Object) witness.key().material()).toList(), "witness");
        logs.forEach(log -> log.url().ifPresent(QuorumRules::checkUrl));
        witnesses.forEach(witness -> witness.url().ifPresent(QuorumRules::checkUrl));
        Set<String> defined = new HashSet<>();
        witnesses.forEach(witness -> define(witness.name(), defined));
        Set<String> taken = new HashSet<>();
        groups.forEach(group -> checkGroup(group, defined, taken));
        required.ifPresent(name -> require(defined.contains(name), "the quorum " + Shown.of(name) + " is no witness or group defined before"));
    }

    private static void checkGroup(Quorum.Group group, Set<String> defined, Set<String> taken) {
        int count = group.members().size();
        require(1 <= group.least() && group.least() <= count, "group " + Shown.of(group.name()) + " asks for " + group.least() + " of " + count + " members; at least 1 and at most all can be asked for");
        for (String member : group.members()) {
            require(defined.contains(member), "member " + Shown.of(member) + " of group " + Shown.of(group.name()) + " is no witness or group defined before");
            require(taken.add(member), Shown.of(member) + " is a member twice; a name is a member of one group, once");
        }
        define(group.name(), defined);
    }

    private static void define(String name, Set<String> defined) {
        require(isWord(name) && !name.equals(NONE), "a name is one word of octets and not `none`, not " + Shown.of(name));
        require(defined.add(name), "the name " + Shown.of(name) + " is defined twice");
    }

    private static void checkUrl(String url) {
        require(isWord(url), "a URL is one word of octets, not " + Shown.of(url));
    }

    private static boolean isWord(String octets) {
        return !octets.isEmpty() && octets.chars().allMatch(c -> c > 0x20 && c <= 0xff && c != 0x7f);
    }

    private static void requireDistinct(List<Object> keys, String what) {
        require(new HashSet<>(keys).size() == keys.size(), "two " + what + " lines have the same key; leave one out");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new Malformed(rule);
        }
    }
}
