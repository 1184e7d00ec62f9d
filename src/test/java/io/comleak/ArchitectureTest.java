// SPDX-License-Identifier: Apache-2.0
package io.comleak;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who may import whom. A package is one folder of {@code io.comleak}; all that is not allowed here is forbidden. */
@AnalyzeClasses(packages = "io.comleak", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.comleak";

    /** Other packages of comleak that a package may import. */
    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            Map.entry("failure", List.of()),
            Map.entry("steps", List.of()),
            Map.entry("model", List.of()),
            Map.entry("stream", List.of("model")),
            Map.entry("tracker", List.of("model", "stream")),
            Map.entry("dwarf", List.of("model")),
            Map.entry("demangle", List.of()),
            Map.entry("symbols", List.of("steps", "model", "dwarf", "demangle")),
            Map.entry("classes", List.of("model", "dwarf")),
            Map.entry("suppress", List.of("model")),
            Map.entry("contents", List.of("model")),
            Map.entry("leaks", List.of("model", "suppress")),
            Map.entry("source", List.of("model")),
            Map.entry("report", List.of("failure", "model", "contents", "leaks", "suppress", "source")),
            Map.entry("saved", List.of("model", "leaks", "suppress", "report")),
            Map.entry("win32", List.of()),
            Map.entry("console", List.of("win32")),
            Map.entry("launch", List.of("failure", "steps", "win32", "model", "stream")),
            Map.entry(
                    "session",
                    List.of(
                            "steps",
                            "model",
                            "stream",
                            "tracker",
                            "symbols",
                            "classes",
                            "suppress",
                            "contents",
                            "leaks",
                            "win32",
                            "launch")),
            Map.entry(
                    "doctor",
                    List.of(
                            "failure",
                            "steps",
                            "model",
                            "stream",
                            "dwarf",
                            "symbols",
                            "suppress",
                            "leaks",
                            "report",
                            "win32",
                            "launch",
                            "session")),
            Map.entry(
                    "cli",
                    List.of(
                            "doctor",
                            "failure",
                            "steps",
                            "model",
                            "stream",
                            "tracker",
                            "symbols",
                            "suppress",
                            "contents",
                            "leaks",
                            "source",
                            "report",
                            "saved",
                            "launch",
                            "session")));

    /** Libraries, and the only packages that may use each. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "com.sun.jna..", List.of("win32"),
            "org.fusesource.jansi..", List.of("report"),
            "picocli..", List.of("cli"),
            "com.google.gson..", List.of("report", "saved", "doctor"));

    /** The jar does without it: javac takes its constants over, and no class file mentions it then. */
    @ArchTest
    static final ArchRule nothingOfJnaPlatformIsNeededButConstants =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.sun.jna.platform..");

    @ArchTest
    static void packagesImportOnlyWhatTheyMay(JavaClasses classes) {
        ALLOWED.forEach((from, to) -> onlyAllowed(from, to).check(classes));
    }

    private static ArchRule onlyAllowed(String from, List<String> to) {
        DescribedPredicate<JavaClass> forbidden = resideInAPackage(ROOT + "..");
        for (String allowed : Stream.concat(Stream.of(from), to.stream()).toList()) {
            forbidden = forbidden.and(resideOutsideOfPackage(packageOf(allowed)));
        }
        return noClasses()
                .that()
                .resideInAPackage(packageOf(from))
                .should()
                .dependOnClassesThat(forbidden)
                .as(from + " imports of comleak only " + to)
                .allowEmptyShould(true);
    }

    @ArchTest
    static void librariesStayWhereTheyBelong(JavaClasses classes) {
        LIBRARIES.forEach((library, users) -> noClasses()
                .that()
                .resideOutsideOfPackages(
                        users.stream().map(ArchitectureTest::packageOf).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .as("only " + users + " use " + library)
                .check(classes));
    }

    @ArchTest
    static final ArchRule theModelNeedsNothingButJava = noClasses()
            .that()
            .resideInAPackage(packageOf("model"))
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(packageOf("model"), "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule noCycles = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static void everyPackageHasItsRule(JavaClasses classes) {
        assertThat(classes.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals(ROOT))
                        .map(name -> name.substring(ROOT.length() + 1).replaceAll("\\..*", "")))
                .isSubsetOf(ALLOWED.keySet());
    }

    private static String packageOf(String name) {
        return ROOT + "." + name + "..";
    }
}
