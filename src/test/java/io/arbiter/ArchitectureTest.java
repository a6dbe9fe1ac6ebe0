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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** The design's rules of who may use whom. */
class ArchitectureTest {
  private static final JavaClasses ARBITER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.arbiter");

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(ARBITER);
  }

  @Test
  void allClassesAreRead() {
    assertThat(ARBITER.size()).isGreaterThan(100);
  }

  @Test
  void judgingIsPure() {
    check(
        classes()
            .that()
            .resideInAnyPackage("io.arbiter.judging", "io.arbiter.sandbox.kernel")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("java..", "org.jspecify..", "io.arbiter.judging")
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
                "io.arbiter.judging",
                "io.arbiter.sandbox..")
            .because("what confines hostile code must be readable without a framework"));
  }

  @Test
  void theChildSeesOnlyWhatAGuestMaySee() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.arbiter.sandbox.child")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.arbiter.sandbox", "io.arbiter.worker..", "io.arbiter.delivery..")
            .because(
                "the child's class path holds protocol, kernel and judging, and nothing else"));
  }

  @Test
  void onlyTheChildKnowsTheInterpreter() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.arbiter.sandbox.child")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.graalvm..", "com.oracle.truffle..")
            .because("guest code never runs in a process that has something to lose"));
  }

  @Test
  void onlyDeliveryAndRoleKnowKafka() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.arbiter.delivery", "io.arbiter.role")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "kafka..")
            .because("delivery guarantees are made in one place"));
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
  void workersHaveNoDatabase() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("io.arbiter.worker", "io.arbiter.delivery", "io.arbiter.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..")
            .because("credentials of the database never come near guest code"));
  }

  @Test
  void intakeAndScoringNeverCallAWorker() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("io.arbiter.submission", "io.arbiter.score", "io.arbiter.rejudging")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.arbiter.worker")
            .because("they meet on topics only"));
  }

  @Test
  void packagesHaveNoCycles() {
    check(
        slices()
            .matching("io.arbiter.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package can be read after those it uses"));
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
            .because("such a name says nothing of what the class is for"));
  }
}
