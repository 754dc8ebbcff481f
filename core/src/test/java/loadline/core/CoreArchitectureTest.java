package loadline.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loadline.testing.SharedData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of this module's build, each of which also checks that it saw something. */
class CoreArchitectureTest {
    private static final List<String> READING_ORDER = List.of(
            "statistics", "policy", "model", "evaluation", "assessment", "safeguard", "governance", "monitoring", "decision", "history");
    private static final Set<String> EXACT_MATH = Set.of("sqrt", "abs", "min", "max", "floor", "ceil", "nextUp", "nextDown", "ulp", "addExact", "multiplyExact",
            "toIntExact", "floorDiv", "floorMod", "signum", "fma", "scalb", "getExponent", "negateExact", "subtractExact", "rint", "round", "clamp");
    private static final JavaClasses CORE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("loadline.core");

    @Test
    void there_is_something_to_check() {
        assertThat(CORE.size()).isGreaterThan(150);
    }

    @TestFactory
    List<DynamicTest> each_package_knows_only_those_before_it() {
        return IntStream.range(0, READING_ORDER.size() - 1).mapToObj(i -> DynamicTest.dynamicTest(READING_ORDER.get(i), () ->
                noClasses().that().resideInAPackage("loadline.core." + READING_ORDER.get(i)).should().dependOnClassesThat().resideInAnyPackage(
                        READING_ORDER.subList(i + 1, READING_ORDER.size()).stream().map(p -> "loadline.core." + p).toArray(String[]::new))
                        .because("the core reads in the order " + READING_ORDER).check(CORE))).toList();
    }

    @Test
    void the_reading_order_names_every_package() {
        Set<String> packages = Set.copyOf(CORE.stream().map(c -> c.getPackageName()).filter(p -> !p.equals("loadline.core")).map(p -> p.substring("loadline.core.".length())).toList());
        assertThat(packages).containsExactlyInAnyOrderElementsOf(READING_ORDER);
    }

    @Test
    void the_root_package_knows_no_other() {
        noClasses().that().resideInAPackage("loadline.core").should().dependOnClassesThat().resideInAPackage("loadline.core.*").check(CORE);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("loadline.core.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void nothing_beyond_the_base_module_is_used() {
        classes().should().onlyDependOnClassesThat().resideInAnyPackage("loadline.core..", "java.lang..", "java.math..", "java.time..", "java.util..").check(CORE);
        ModuleDescriptor module = module();
        assertThat(module.requires().stream().map(ModuleDescriptor.Requires::name)).containsExactly("java.base");
    }

    @Test
    void no_clock_no_file_no_thread_no_chance() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent..", "java.util.random..")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.Random")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.Thread")
                .orShould().dependOnClassesThat().areAssignableTo(java.time.Clock.class)
                .orShould().callMethodWhere(named("now")).orShould().callMethodWhere(named("currentTimeMillis")).orShould().callMethodWhere(named("nanoTime"))
                .orShould().callMethodWhere(named("random")).orShould().callMethodWhere(named("randomUUID"))
                .orShould().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .because("the same facts must give the same decision in ten years").check(CORE);
    }

    @Test
    void special_functions_are_the_same_everywhere() {
        noClasses().should().callMethodWhere(new DescribedPredicate<JavaCall<?>>("calls a Math function whose last digit may differ between machines") {
            @Override
            public boolean test(JavaCall<?> call) {
                return call.getTargetOwner().isEquivalentTo(Math.class) && !EXACT_MATH.contains(call.getName());
            }
        }).check(CORE);
        assertThat(CORE.stream().filter(c -> c.getPackageName().equals("loadline.core.statistics")).count()).isGreaterThan(15);
    }

    @Test
    void names_say_something_of_the_field() {
        noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Service|Processor|Impl|Dto)$").check(CORE);
    }

    @Test
    void every_package_of_the_project_is_explained() throws IOException {
        List<Path> unexplained;
        List<Path> folders;
        try (Stream<Path> files = Files.walk(SharedData.project())) {
            folders = files.filter(p -> p.toString().contains("/src/main/java/") && p.toString().endsWith(".java")).map(Path::getParent).distinct().toList();
        }
        unexplained = folders.stream().filter(f -> !f.endsWith("java") && !Files.exists(f.resolve("package-info.java"))).toList();
        assertThat(folders).hasSizeGreaterThan(30);
        assertThat(unexplained).isEmpty();
    }

    private static DescribedPredicate<JavaCall<?>> named(String method) {
        return new DescribedPredicate<>("calls " + method) {
            @Override
            public boolean test(JavaCall<?> call) {
                return call.getName().equals(method) && !call.getTargetOwner().getPackageName().startsWith("loadline");
            }
        };
    }

    private static ModuleDescriptor module() {
        try (var in = Files.newInputStream(Path.of("target", "classes", "module-info.class"))) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new IllegalStateException("the core is compiled with its module descriptor", e);
        }
    }
}
