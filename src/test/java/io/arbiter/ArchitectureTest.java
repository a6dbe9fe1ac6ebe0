package io.arbiter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may use which package. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java/io/arbiter");

  private static final JavaClasses ARBITER =
      new ClassFileImporter().importPath(Path.of("target/classes/io/arbiter"));

  private static void check(ArchRule rule) {
    rule.check(ARBITER);
  }

  @Test
  void allClassesAreRead() {
    assertThat(ARBITER.size()).isGreaterThan(100);
  }

  /** The rooms of the house, and what each may use. The program itself, app, may use all. */
  private static final Map<String, Set<String>> ROOMS =
      Map.of(
          "core", Set.of(),
          "delivery", Set.of("core"),
          "sandbox", Set.of("core.judging"),
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
  void roomsUseOnlyTheRoomsThatTheyMayUse() throws IOException {
    for (Source source : Source.all()) {
      Set<String> allowed = ROOMS.get(source.part(0));
      if (source.part(0).equals("app")) {
        continue;
      }
      assertThat(allowed).as("the room of %s", source.file()).isNotNull();
      assertThat(source.imports())
          .as("imports of %s", source.file())
          .allMatch(
              used ->
                  Stream.concat(Stream.of(source.part(0)), allowed.stream())
                      .anyMatch(may -> used.equals(may) || used.startsWith(may + ".")));
    }
  }

  @Test
  void featuresOfTheServerUseLowerFloorsOnly() throws IOException {
    Set<String> features = new TreeSet<>();
    for (Source source : Source.all()) {
      if (!source.part(0).equals("server")) {
        continue;
      }
      String feature = source.part(1);
      features.add(feature);
      Set<String> lower =
          FLOORS.stream()
              .dropWhile(floor -> !floor.contains(feature))
              .skip(1)
              .flatMap(Set::stream)
              .collect(Collectors.toSet());
      assertThat(source.imports())
          .filteredOn(used -> used.startsWith("server."))
          .as("features that %s uses", source.file())
          .allMatch(used -> feature.equals(part(used, 1)) || lower.contains(part(used, 1)));
    }
    assertThat(features)
        .isEqualTo(
            FLOORS.stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new)));
  }

  /** A part of a package's name: server and player are parts 0 and 1 of server.player. */
  private static String part(String name, int number) {
    return name.split("\\.")[number];
  }

  /** A source file, its package below io.arbiter, and the packages there that it imports. */
  private record Source(Path file, String name, Set<String> imports) {
    private static final Pattern IMPORT =
        Pattern.compile("^import (?:static )?io\\.arbiter\\.([a-z.]+)\\.[A-Z]", Pattern.MULTILINE);

    static List<Source> all() throws IOException {
      try (Stream<Path> files = Files.walk(SOURCES)) {
        return files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.getParent().equals(SOURCES))
            .map(Source::read)
            .toList();
      }
    }

    private static Source read(Path file) {
      try {
        Set<String> imports = new TreeSet<>();
        IMPORT.matcher(Files.readString(file)).results().forEach(m -> imports.add(m.group(1)));
        return new Source(
            file, SOURCES.relativize(file.getParent()).toString().replace('/', '.'), imports);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String part(int number) {
      return ArchitectureTest.part(name, number);
    }
  }

  /** Rules that depend on nothing can be trusted, and read without a framework. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          io.arbiter.core.judging.. | java.. org.jspecify.. io.arbiter.core.judging..
          io.arbiter.sandbox.kernel | java.. org.jspecify.. io.arbiter.sandbox.kernel \
            io.arbiter.core.judging..
          io.arbiter.sandbox.. | java.. javax.management.. com.sun.management.. org.jspecify.. \
            org.graalvm.. com.oracle.truffle.. com.oracle.graal.python.. io.arbiter.sandbox.. \
            io.arbiter.core.judging..
          """)
  void somePackagesUseLittle(String packages, String used) {
    check(
        classes()
            .that()
            .resideInAPackage(packages)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(used.split(" ")));
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
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(packages.split(" "))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(used.split(" "))
            .because(because));
  }

  @Test
  void theChildSeesOnlyWhatAGuestMaySee() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.arbiter.sandbox.child..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.arbiter.sandbox", "io.arbiter.worker..", "io.arbiter.delivery..")
            .because(
                "the child's class path holds protocol, kernel and judging, and nothing else"));
  }

  @Test
  void entitiesStayInTheirPackage() {
    check(
        classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .because("a resource never returns an entity, and each table has one owner"));
  }

  @Test
  void noResourceHoldsSql() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "java.sql..")
            .because("a store decides what a request reads and writes"));
  }

  @Test
  void packagesHaveNoCycles() {
    check(
        slices()
            .matching("io.arbiter.(**)")
            .should()
            .beFreeOfCycles()
            .because("with a cycle, no package could be read before the others"));
  }

  @Test
  void everyPublicOperationIsDescribed() {
    for (var verb : List.of(GET.class, POST.class, PUT.class, DELETE.class)) {
      check(methods().that().areAnnotatedWith(verb).should().beAnnotatedWith(Operation.class));
    }
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

  @Test
  void namesAreRoles() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Service)")
            .because("such a name does not say what the class is for"));
  }
}
