package loadline.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The public data set that lies in {@code shared/data} beside the project's folder: real evaluation logs, vectors,
 * published figures. None of it is part of the project, so a test that reads it is skipped, visibly, where it is absent.
 */
public final class SharedData {
    private SharedData() {}

    /** The folder or file at {@code relative} below {@code shared/data}; the running test is skipped if it is absent. */
    public static Path at(String relative) {
        Path found = root().resolve("shared").resolve("data").resolve(relative);
        Assumptions.assumeTrue(Files.exists(found), () -> "skipped: the shared data set has no `" + relative + "` beside this project");
        return found;
    }

    /** The project's own root folder: the nearest folder upwards that holds both {@code policies} and {@code pom.xml}. */
    public static Path project() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !(Files.isDirectory(here.resolve("policies")) && Files.exists(here.resolve("pom.xml")))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException("run from inside the project: no folder upwards holds `policies` and `pom.xml`");
        }
        return here;
    }

    private static Path root() {
        return project().getParent();
    }
}
