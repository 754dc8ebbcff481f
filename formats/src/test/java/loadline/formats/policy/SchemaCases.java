package loadline.formats.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loadline.core.policy.Policy;
import loadline.formats.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The published schemas and the reader draw the same line, but for references and relations, which only the reader knows. */
class SchemaCases {
    private static final Path SPEC = Path.of("..", "spec");
    private static final Schema POLICY = schema("policy.schema.json");
    private static final Schema PROTOCOL = schema("protocol.schema.json");

    @Test
    void both_accept_every_pack_and_the_examples() throws IOException {
        assertThat(errors(POLICY, Examples.document("example-policy.yaml"))).isEmpty();
        assertThat(errors(PROTOCOL, Examples.document("example-protocol.yaml"))).isEmpty();
        assertThat(PackCases.packs()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(pack -> assertThat(errors(POLICY, Files.readAllBytes(pack))).isEmpty());
        assertThat(PackCases.protocols()).isNotEmpty().allSatisfy(protocol -> assertThat(errors(PROTOCOL, Files.readAllBytes(protocol))).isEmpty());
    }

    @Test
    void both_refuse_the_malformed_documents() {
        assertThat(errors(POLICY, Examples.document("malformed-policy.yaml"))).hasSizeGreaterThan(30);
        assertThat(errors(PROTOCOL, Examples.document("malformed-protocol.yaml"))).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            policy: example-policy                         | policy: example@policy                  | both
            version: "1"                                   | version: 1                              | both
            version: "1"                                   | revision: "1"                           | both
            title: Example Scaling Policy                  | title: " "                              | both
            title: Example Scaling Policy                  | title: [Example]                        | both
            effectiveFrom: 2026-01-15                      | effectiveFrom: 2026-13-15               | both
            effectiveFrom: 2026-01-15                      | effectiveFrom: 2026-02-30               | both
            effectiveFrom: 2026-01-15                      | effectiveFrom: 2026-1-15                | both
            effectiveFrom: 2026-01-15                      | effectiveFrom: 2028-01-15               | reader
            effectiveUntil: 2027-01-15                     | # none                                  | neither
            text: "sha256:0                                | text: "sha255:0                         | both
            levels: [L1, L2, L3]                           | levels: []                              | both
            levels: [L1, L2, L3]                           | levels: [L1, L2, L3, L1]                | both
            levels: [L1, L2, L3]                           | levels: [L1, L2]                        | reader
            reach: {section                                | "re ach": {section                      | both
            modality: aim                                  | modality: aims                          | both
            category: third-party                          | category: THIRD_PARTY                   | both
            column: statute                                | column: law                             | both
            secondHand: true                               | secondHand: "true"                      | both
            quote: "protect the weights",                  | # none                                  | both
            kind: tracked                                  | kind: watched                           | both
            level: L3, wording                             | level: L9, wording                      | reader
            clause: publish, demands: []                   | clause: publish                         | both
            clause: publish, demands: []                   | clause: nowhere, demands: []            | reader
            baseline: web search alone,                    | baseline: {},                           | both
            surfaces: [api, public-chat]}}]                | surfaces: [api, api]}}]                 | both
            surfaces: [api, public-chat]}}]                | surfaces: []}}]                         | both
            surfaces: [api, public-chat]}}]                | surfaces: api}}]                        | both
            before: [bio-2]                                | before: []                              | both
            before: [bio-2]                                | before: [bio-9]                         | reader
            duties: [tell-board],                          | # none                                  | neither
            duties: [tell-board]                           | duties: [tell-bored]                    | reader
            axis: deployment                               | axis: speed                             | both
            maxAge: PT4320H                                | maxAge: PT                              | both
            maxAge: PT4320H                                | maxAge: P1Y                             | neither
            maxAge: PT4320H                                | maxAge: P1YT2H                          | both
            maxAge: PT4320H                                | maxAge: -P1Y                            | both
            concludeWithin: P1M                            | concludeIn: P1M                         | both
            computeMultiple: "4"                           | computeMultiple: "1.0"                  | both
            computeMultiple: "4"                           | computeMultiple: 1.01                   | reader
            nearMissFrom: 3.5                              | nearMissFrom: 4.5                       | reader
            nearMissFrom: 3.5,                             | # none                                  | both
            elapsed: P6M                                   | elapsed: P6M, discretion: officer       | both
            newCheckpoint: true                            | newCheckpoint: false                    | both
            deciders: [ceo, officer]                       | deciders: []                            | both
            toldBefore: [board]                            | toldBefore: []                          | neither
            report: capability-report                      | report: [capability-report]             | both
            loosening: {expires: P6M                       | loosening: {lapses: P6M                 | both
            onInconclusive: treat-as-reached               | onInconclusive: treat_as_reached        | both
            - assessmentCurrent                            | - assessmentcurrent                     | both
            - determined                                   | - determined: true                      | both
            - monitored                                    | - [monitored]                           | both
            demandsMet: [security, deployment]             | demandsMet: []                          | both
            - reportFiled: capability-report               | - {reportFiled: capability-report, published: capability-report} | both
            to: board, about: capability-report            | to: board                               | both
            any: [{levelAtMost: L2}                        | not: [{levelAtMost: L2}                 | both
            any: [{levelAtMost: L2}                        | any: [{levelAtMost: 2}                  | both
            count: 2, of                                   | count: 0, of                            | both
            count: 2, of                                   | count: "2", of                          | both
            count: 2, of                                   | count: 6, of                            | reader
            when: post                                     | when: after                             | both
            otherwise: pause                               | otherwise: wait                         | both
            accounts: 1000                                 | accounts: 0                             | both
            tools: false                                   | tools: true                             | both
            accounts: 1000, tools: false, autonomy: PT8H, fineTuning: false, attempts: 3 | # none     | both
            kind: marginal-risk                            | kind: luck                              | both
            kind: marginal-risk, by: board                 | kind: marginal-risk                     | both
            ahead: P6M, maxAge: P1Y                        | ahead: P6M                              | both
            threshold: protocol-help, ahead                | threshold: protocol-halp, ahead         | reader
            updatedSinceStop: weights-stolen               | updatedSinceStop: weights-lost          | reader
            - followUpAssessed                             | - followUpAssessed: true                | both
            otherwise: degrade                             | otherwise: degraded                     | both
            before: true,                                  | before: false,                          | both
            before: true,                                  | before: true, continuous: P1Y,          | both
            event: discovery                               | event: discovering                      | both
            published: false, onUnknown                    | published: no, onUnknown                | both
            onUnknown: no-relief                           | onUnknown: relief                       | both
            approvers: [board]                             | approvers: []                           | both
            familyAlpha: "0.05"                            | familyAlpha: "0.5"                      | both
            familyAlpha: "0.05"                            | familyAlpha: 0                          | both
            familyAlpha: "0.05"                            | familyAlpha: "0.000"                    | both
            familyAlpha: "0.05"                            | familyAlpha: 0.499                      | neither
            mostMissing: "0.10"                            | mostMissing: "1.01"                     | both
            mostMissing: "0.10"                            | mostMissing: 1                          | neither
            mostMissing: "0.10"                            | mostMissing: "10%"                      | both
            leastIndicators: 1                             | leastIndicators: 0                      | both
            floors: {                                      | extra: none\\nfloors: {                 | both
            """)
    void on_damaged_policies_they_answer_the_same(String from, String to, String refusedBy) {
        byte[] bytes = damaged(Examples.policyText(), from, to);
        agree(refusedBy, PolicyYaml.read("p.yaml", bytes), errors(POLICY, bytes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            policy: example-policy@1                       | policy: example-policy                  | both
            policy: example-policy@1                       | policy: example-policy@1@2              | both
            policy: example-policy@1                       | policy: example-policy@2                | reader
            familyAlpha: "0.05"                            | familyAlpha: "5e-2"                     | both
            mostMissing: 0.10                              | mostMissing: -0.10                      | both
            speaksFor: [bio-2]                             | speaksFor: []                           | both
            speaksFor: [bio-2]                             | speaksFor: bio-2                        | both
            speaksFor: [bio-2]                             | speaksFor: [bio-9]                      | reader
            task: recipe-uplift                            | task: ""                                | both
            danger: low                                    | danger: down                            | both
            quantity: bounded-mean                         | quantity: mean                          | both
            estimator: fieller-ratio                       | estimator: wald                         | both
            line: judgement                                | line: {judgement: {}}                   | both
            line: tracking                                 | line: track                             | both
            {ruleOut: {value: "2.8"                        | {ruleOut: {value: high                  | both
            {ruleOut: {value: "2.8"                        | {ruleOut: {undisclosed: sealed, value: "2.8" | both
            undisclosed: held by the evaluator             | undisclosed: ""                         | both
            below: {value: "0.2", source: plan}            | below: {value: "0.2"}                   | both
            below: {value: "0.2", source: plan}            | below: {value: "0.7", source: plan}     | reader
            below: {value: "0.2", source: plan}            | below: {undisclosed: sealed}            | neither
            successFrom: "0.8"                             | successAt: "0.8"                        | both
            buffer: "0.1"                                  | buffer: "-0.1"                          | both
            buffer: "0.1"                                  | buffer: .1                              | reader
            leastRuns: 2                                   | leastRuns: two                          | both
            attempts: 10                                   | attempts: 1000000000                    | both
            mostLimitHit: 1                                | mostLimitHit: 1.1                       | both
            publishedMayRuleOut: true                      | publishedMayRuleOut: 1                  | both
            phrase: substantial help                       | # none                                  | both
            reading: any help, line                        | reading: any help, lines                | both
            networks, atLeast: 1                           | networks, atLeast: 3                    | reader
            networks, atLeast: 1                           | nowhere, atLeast: 1                     | reader
            networks, atLeast: 1                           | networks, atLeast: 2                    | neither
            {threshold: bio-2, standard                    | {threshold: [bio-2], standard           | both
            requires: {cleared: cyber-3}                   | requires: cleared                       | both
            requires: {cleared: cyber-3}                   | requires: {cleared: cyber-4}            | reader
            """)
    void on_damaged_protocols_they_answer_the_same(String from, String to, String refusedBy) {
        byte[] bytes = damaged(Examples.protocolText(), from, to);
        agree(refusedBy, ProtocolYaml.read("p.yaml", bytes, Examples.policy()), errors(PROTOCOL, bytes));
    }

    private static void agree(String refusedBy, Parsed<?> read, List<Error> errors) {
        assertThat(read instanceof Parsed.Rejected<?>).as("the reader: %s", read).isEqualTo(!refusedBy.equals("neither"));
        assertThat(!errors.isEmpty()).as("the schema: %s", errors).isEqualTo(refusedBy.equals("both"));
    }

    private static byte[] damaged(String text, String from, String to) {
        int at = text.indexOf(from);
        assertThat(at).as("the document holds `%s`", from).isNotNegative();
        String by = to.equals("# none") ? "" : to.replace("\\n", "\n");
        return (text.substring(0, at) + by + text.substring(at + from.length())).getBytes(StandardCharsets.UTF_8);
    }

    private static Schema schema(String name) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(SPEC.resolve(name)), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Error> errors(Schema schema, byte[] bytes) {
        Problems problems = new Problems("p.yaml");
        Yaml root = YamlDocument.read(bytes, problems).orElseThrow(() -> new AssertionError(problems.all()));
        return schema.validate(json(root), context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static JsonNode json(Yaml node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (node) {
            case Yaml.Mapping(Yaml.Place _, List<Yaml.Entry> entries) -> {
                ObjectNode object = json.objectNode();
                entries.forEach(e -> object.set(e.key().text(), json(e.value())));
                yield object;
            }
            case Yaml.Sequence(Yaml.Place _, List<Yaml> items) -> {
                ArrayNode array = json.arrayNode();
                items.forEach(item -> array.add(json(item)));
                yield array;
            }
            case Yaml.Scalar(Yaml.Place _, String text, Yaml.Kind kind) -> switch (kind) {
                case TEXT, REFUSED -> json.stringNode(text);
                case TRUTH -> json.booleanNode(text.equals("true"));
                case NOTHING -> json.nullNode();
                case INTEGER -> json.numberNode(Integer.decode(text));
                case DECIMAL -> json.numberNode(new BigDecimal(text));
            };
        };
    }

    @Test
    void every_object_of_the_schemas_is_closed_and_described() {
        for (Schema schema : List.of(POLICY, PROTOCOL)) {
            int[] objects = {0};
            walk(schema.getSchemaNode(), objects);
            assertThat(objects[0]).isGreaterThan(15);
        }
    }

    private static void walk(JsonNode node, int[] objects) {
        if (node.isObject() && node.has("properties")) {
            objects[0]++;
            assertThat(node.path("additionalProperties").isBoolean()).as("%s", node).isTrue();
            assertThat(node.has("description") || node.has("maxProperties")).as("%s", node).isTrue();
        }
        node.forEach(child -> walk(child, objects));
    }
}
