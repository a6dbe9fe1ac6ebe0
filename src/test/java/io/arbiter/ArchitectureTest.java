package io.arbiter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** Which package may use which package. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java/io/arbiter");

  private static final JavaClasses ARBITER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.arbiter");

  private static void check(ArchRule rule) {
    rule.check(ARBITER);
  }

  @Test
  void allClassesAreRead() {
    assertThat(ARBITER.size()).isGreaterThan(100);
  }

  /** A package: the packages that its package-info allows, and the packages that it imports. */
  private record Room(String name, Set<String> allowed, Set<String> imported) {
    private static final Pattern USES =
        Pattern.compile("<p>Uses ([^/]*?)\\.\\s*\\*/", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("\\{@code\\s+(?:\\*\\s+)?([a-z.]+)}");
    private static final Pattern IMPORT =
        Pattern.compile("^import (?:static )?io\\.arbiter\\.([a-z.]+)\\.[A-Z]", Pattern.MULTILINE);

    static List<Room> all() throws IOException {
      try (Stream<Path> files = Files.walk(SOURCES)) {
        return files
            .filter(file -> file.endsWith("package-info.java"))
            .map(file -> read(file.getParent()))
            .toList();
      }
    }

    private static Room read(Path folder) {
      try (Stream<Path> files = Files.list(folder).filter(Files::isRegularFile)) {
        String name = SOURCES.relativize(folder).toString().replace('/', '.');
        Matcher uses = USES.matcher(Files.readString(folder.resolve("package-info.java")));
        assertThat(uses.find()).as("%s says what it uses", name).isTrue();
        Set<String> imported = new TreeSet<>();
        for (Path file : files.toList()) {
          IMPORT.matcher(Files.readString(file)).results().forEach(m -> imported.add(m.group(1)));
        }
        imported.remove(name);
        Set<String> allowed = new TreeSet<>();
        NAMED.matcher(uses.group(1)).results().forEach(m -> allowed.add(m.group(1)));
        return new Room(name, allowed, imported);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean isPartOf(String room) {
      return name.equals(room) || name.startsWith(room + ".");
    }
  }

  @Test
  void eachPackageUsesWhatItSaysAndNothingElse() throws IOException {
    for (Room room : Room.all()) {
      if (room.isPartOf("app")) {
        continue;
      }
      assertThat(room.imported()).as("imports of %s", room.name()).isEqualTo(room.allowed());
    }
  }

  @Test
  void everyPackageWithClassesSaysWhatItUses() throws IOException {
    Set<String> described = Room.all().stream().map(Room::name).collect(Collectors.toSet());
    assertThat(
            ARBITER.stream().map(type -> type.getPackageName().substring("io.arbiter.".length())))
        .isSubsetOf(described);
    assertThat(described).hasSizeGreaterThan(20);
  }

  /** Each room, and the rooms that it may use. */
  private static final Map<String, Set<String>> ROOMS =
      Map.of(
          "core", Set.of(),
          "delivery", Set.of("core"),
          "sandbox", Set.of("core.judging"),
          "worker", Set.of("core", "delivery", "sandbox"),
          "server", Set.of("core", "delivery"));

  @Test
  void theRoomsAreThoseOfTheDesign() throws IOException {
    for (Room room : Room.all()) {
      if (room.isPartOf("app")) {
        continue;
      }
      String own = room.name().replaceFirst("\\..*", "");
      assertThat(ROOMS).as("the room of %s", room.name()).containsKey(own);
      assertThat(room.allowed())
          .as("rooms that %s uses", room.name())
          .allMatch(
              used ->
                  Stream.concat(Stream.of(own), ROOMS.get(own).stream())
                      .anyMatch(may -> used.equals(may) || used.startsWith(may + ".")));
    }
  }

  @Test
  void judgingIsPure() {
    check(
        classes()
            .that()
            .resideInAnyPackage("io.arbiter.core.judging..", "io.arbiter.sandbox.kernel")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("java..", "org.jspecify..", "io.arbiter.core.judging..")
                    .or(resideInAPackage("io.arbiter.sandbox.kernel")))
            .because("rules that depend on nothing can be trusted and tested alone"));
  }

  @Test
  void theSandboxStandsAlone() {
    check(
        classes()
            .that()
            .resideInAPackage("io.arbiter.sandbox..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java..",
                "javax.management..",
                "org.jspecify..",
                "com.sun.management..",
                "org.graalvm..",
                "com.oracle.truffle..",
                "com.oracle.graal.python..",
                "io.arbiter.core.judging..",
                "io.arbiter.sandbox..")
            .because("what confines hostile code must be readable without a framework"));
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
                "io.arbiter.sandbox",
                "io.arbiter.sandbox.home",
                "io.arbiter.sandbox.process",
                "io.arbiter.sandbox.runtime",
                "io.arbiter.worker..",
                "io.arbiter.delivery..")
            .because(
                "the child's class path holds protocol, kernel and judging, and nothing else"));
  }

  @Test
  void onlyTheChildKnowsTheInterpreter() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.arbiter.sandbox.child..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.graalvm..", "com.oracle.truffle..")
            .because("guest code never runs in a process with secrets or a database"));
  }

  @Test
  void onlyDeliveryAndAppKnowKafka() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.arbiter.delivery",
                "io.arbiter.delivery.broker",
                "io.arbiter.delivery.message",
                "io.arbiter.app",
                "io.arbiter.app.embedded")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "kafka..")
            .because("delivery guarantees are made in one place"));
  }

  @Test
  void onlyTheTracePackageAndAppKnowOpenTelemetry() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.arbiter.delivery.trace", "io.arbiter.app.telemetry")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..")
            .because("what leaves the process in a span is decided in one place"));
  }

  @Test
  void onlyTheKernelPackageCallsNativeCode() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.arbiter.sandbox.kernel")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.foreign..")
            .because("a wrong call there crashes the process"));
  }

  @Test
  void onlyTheServerPersists() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.arbiter.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..")
            .because("credentials of the database never come near guest code"));
  }

  @Test
  void workersHaveNoDatabase() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.arbiter.worker..", "io.arbiter.delivery..", "io.arbiter.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..")
            .because("credentials of the database never come near guest code"));
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
    for (Class<? extends Annotation> verb :
        List.of(GET.class, POST.class, PUT.class, DELETE.class)) {
      check(
          methods()
              .that()
              .areAnnotatedWith(verb)
              .should()
              .beAnnotatedWith(Operation.class)
              .because("the OpenAPI document is what clients read"));
    }
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
