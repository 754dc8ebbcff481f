package loadline.formats.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import loadline.core.Person;
import loadline.core.history.Act;
import loadline.core.history.Entry;

/** A log that the history of a case is told to: a list of entries, or a signed log with statements, leaves and a tree. */
public interface CaseLog {
    /** Logs an act as the next entry and answers it. */
    Entry append(Set<Person> by, Instant at, Act act);

    /** All entries so far. */
    List<Entry> entries();
}
