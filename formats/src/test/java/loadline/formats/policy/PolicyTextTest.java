package loadline.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import loadline.core.policy.Policy;
import org.junit.jupiter.api.Test;

class PolicyTextTest {
    @Test
    void a_policy_is_shown_as_text_for_people() {
        Golden.matches("example-policy.txt", String.join("\n", PolicyText.lines(Examples.policy())) + "\n");
    }

    @Test
    void no_line_is_wider_than_a_hundred_characters_and_no_text_steers_the_terminal() {
        String hostile = Examples.policyText().replace("wording: can help a novice", "wording: \"can \\e[31mhelp\\u202E a " + "very ".repeat(60) + "new novice\"");
        Policy policy = PolicyYaml.read("p.yaml", hostile.getBytes(StandardCharsets.UTF_8)).orThrow();
        List<String> lines = PolicyText.lines(policy);
        assertThat(lines).hasSizeGreaterThan(80).allMatch(line -> line.length() <= PolicyText.WIDTH).allMatch(line -> line.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x202E));
        assertThat(lines).anyMatch(line -> line.contains("can \uFFFD[31mhelp\uFFFD a very"));
    }
}
