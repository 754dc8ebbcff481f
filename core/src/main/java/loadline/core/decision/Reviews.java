package loadline.core.decision;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loadline.core.Digest;
import loadline.core.Logged;
import loadline.core.Person;
import loadline.core.governance.ReviewRound;
import loadline.core.governance.ReviewRound.Result;

/** How each reviewer's rounds on a configuration stand: a reviewer's newest completed round speaks, and nobody else's clears it. */
record Reviews(Collection<Logged<ReviewRound>> completed, List<Logged<ReviewRound>> invited) {
    static Reviews of(String kind, Facts.OfConfiguration configuration, Digest weights) {
        List<Logged<ReviewRound>> rounds = configuration.reviews().stream()
                .filter(r -> r.fact().kind().equals(kind) && r.fact().weights().equals(weights)).toList();
        Map<Person, Logged<ReviewRound>> completed = new TreeMap<>();
        rounds.stream().filter(r -> r.fact().result() != Result.INVITED).forEach(r -> completed.put(r.fact().reviewer(), r));
        List<Logged<ReviewRound>> invited = rounds.stream().filter(r -> r.fact().result() == Result.INVITED)
                .filter(r -> rounds.stream().noneMatch(done -> done.fact().result() != Result.INVITED
                        && done.fact().reviewer().equals(r.fact().reviewer()) && done.fact().round() >= r.fact().round())).toList();
        return new Reviews(completed.values(), invited);
    }

    List<Logged<ReviewRound>> insufficient() {
        return completed.stream().filter(r -> r.fact().result() == Result.INSUFFICIENT).toList();
    }

    List<Logged<ReviewRound>> sufficient() {
        return completed.stream().filter(r -> r.fact().result() == Result.SUFFICIENT).toList();
    }
}
