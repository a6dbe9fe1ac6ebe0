package io.arbiter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.core.UriInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may use which package. */
class ArchitectureTest {
  private static final JavaClasses ARBITER =
      new ClassFileImporter().importPath(Path.of("target/classes/io/arbiter"));

  /** The rooms of the house, and what each may use. The program itself, app, may use all. */
  private static final Map<String, Set<String>> ROOMS =
      Map.of(
          "core", Set.of(),
          "delivery", Set.of("core"),
          "sandbox", Set.of("core.judging", "core.source"),
          "worker", Set.of("core", "delivery", "sandbox"),
          "server", Set.of("core", "delivery"));

  /** The floors of the server, from the top. A feature uses features of lower floors only. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("admin", "profile"),
          Set.of("classroom", "contest", "publication", "rejudging"),
          Set.of("author", "score", "similarity", "webhook"),
          Set.of("submission"),
          Set.of("puzzle"),
          Set.of("outbox", "player"),
          Set.of("database"));

  @Test
  void roomsUseOnlyTheRoomsThatTheyMayUse() {
    assertThat(ARBITER.size()).isGreaterThan(100);
    for (JavaClass type : ARBITER) {
      String room = part(type, 2);
      if (!Set.of("app", "package-info").contains(room)) {
        assertThat(ROOMS).as("the room of %s", type.getName()).containsKey(room);
        assertThat(used(type))
            .as("what %s uses", type.getName())
            .allMatch(
                used ->
                    Stream.concat(Stream.of(room), ROOMS.get(room).stream())
                        .anyMatch(may -> used.getName().startsWith("io.arbiter." + may + ".")));
      }
    }
  }

  @Test
  void featuresOfTheServerUseLowerFloorsOnly() {
    Set<String> features = new TreeSet<>();
    for (JavaClass type : ARBITER) {
      if (type.getPackageName().startsWith("io.arbiter.server.")) {
        String feature = part(type, 3);
        features.add(feature);
        Set<String> mayUse =
            FLOORS.stream()
                .dropWhile(floor -> !floor.contains(feature))
                .skip(1)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        mayUse.add(feature);
        assertThat(used(type))
            .filteredOn(used -> used.getPackageName().startsWith("io.arbiter.server"))
            .as("features that %s uses", type.getName())
            .allMatch(used -> mayUse.contains(part(used, 3)));
      }
    }
    assertThat(FLOORS.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(features);
  }

  /** A part of a class' name: server and player are parts 2 and 3 of io.arbiter.server.player. */
  private static String part(JavaClass type, int number) {
    return type.getName().split("\\.")[number];
  }

  private static List<JavaClass> used(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(used -> used.getPackageName().startsWith("io.arbiter"))
        .toList();
  }

  /** Otherwise a reader has to look at the imports to know which one is meant. */
  @Test
  void noTwoTypesHaveTheSameName() {
    assertThat(ARBITER)
        .filteredOn(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .extracting(JavaClass::getSimpleName)
        .doesNotHaveDuplicates();
  }

  /** Rules that depend on nothing can be trusted, and read without a framework. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          io.arbiter.core.judging.. | java.. org.jspecify.. io.arbiter.core.judging.. io.arbiter.core.source
          io.arbiter.core.source | java.. org.jspecify.. com.fasterxml.jackson.annotation.. \
            io.arbiter.core.source
          io.arbiter.server.contest.scoring | java.. org.jspecify.. io.arbiter.core.judging.. \
            com.fasterxml.jackson.annotation.. \
            io.arbiter.server.contest.scoring
          io.arbiter.sandbox.kernel | java.. org.jspecify.. io.arbiter.sandbox.kernel \
            io.arbiter.core.judging..
          io.arbiter.sandbox.. | java.. javax.management.. com.sun.management.. org.jspecify.. \
            org.graalvm.. com.oracle.truffle.. com.oracle.graal.python.. io.arbiter.sandbox.. \
            io.arbiter.core.judging.. io.arbiter.core.source
          """)
  void somePackagesUseLittle(String packages, String used) {
    classes()
        .that()
        .resideInAPackage(packages)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(used.split(" "))
        .check(ARBITER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          org.graalvm.. com.oracle.truffle.. | io.arbiter.sandbox.child.. | \
            guest code never runs in a process with secrets or a database
          org.apache.kafka.. kafka.. | io.arbiter.delivery io.arbiter.delivery.message \
            io.arbiter.app io.arbiter.app.embedded | delivery guarantees are made in one place
          io.opentelemetry.. | io.arbiter.delivery.trace io.arbiter.app.process | \
            what leaves the process in a span is decided in one place
          java.lang.foreign.. | io.arbiter.sandbox.kernel | a wrong call there crashes the process
          jakarta.persistence.. org.hibernate.. io.quarkus.hibernate.. | io.arbiter.server.. | \
            credentials of the database never come near guest code
          java.sql.. javax.sql.. | io.arbiter.server.. io.arbiter.core.. io.arbiter.app.. | \
            credentials of the database never come near guest code
          """)
  void someLibrariesAreUsedInFewPackages(String used, String packages, String because) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages.split(" "))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(used.split(" "))
        .because(because)
        .check(ARBITER);
  }

  static Stream<ArchRule> rules() {
    return Stream.of(
        noClasses()
            .should()
            .callMethod(UriInfo.class, "getPath")
            .because(
                "it decodes the path twice, and fails on %25; getRequestUri() decodes it once"),
        noClasses()
            .that()
            .resideInAPackage("io.arbiter.sandbox.child..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.arbiter.sandbox", "io.arbiter.worker..", "io.arbiter.delivery..")
            .because("the child's class path holds protocol, kernel and judging, and nothing else"),
        classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because("a resource never returns an entity, and each table has one owner"),
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "java.sql..")
            .because("a store decides what a request reads and writes"),
        slices()
            .matching("io.arbiter.(**)")
            .should()
            .beFreeOfCycles()
            .because("with a cycle, no package could be read before the others"),
        noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Service)")
            .because("such a name does not say what the class is for"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleHolds(ArchRule rule) {
    rule.check(ARBITER);
  }

  /**
   * REST looks for a call only in the classes with the longest matching path. So a class with a
   * longer path hides the calls of other classes below this path.
   */
  @Test
  void noResourceHidesTheCallsOfAnother() {
    Map<String, Set<String>> calls = new TreeMap<>();
    for (JavaClass resource : ARBITER) {
      String base = path(resource.tryGetAnnotationOfType(jakarta.ws.rs.Path.class));
      for (JavaMethod method : base.isEmpty() ? Set.<JavaMethod>of() : resource.getMethods()) {
        String path = path(method.tryGetAnnotationOfType(jakarta.ws.rs.Path.class));
        if (!path.isEmpty()) {
          calls.computeIfAbsent(base, _ -> new TreeSet<>()).add(base + "/" + path);
        }
      }
    }
    for (String longer : calls.keySet()) {
      calls.forEach(
          (base, paths) -> {
            if (longer.startsWith(base + "/") && !longer.contains("{")) {
              assertThat(paths)
                  .as("calls of %s, which %s hides", base, longer)
                  .noneMatch(path -> path.equals(longer) || path.startsWith(longer + "/"));
            }
          });
    }
  }

  private static String path(Optional<jakarta.ws.rs.Path> annotation) {
    return annotation.map(jakarta.ws.rs.Path::value).orElse("");
  }
}
