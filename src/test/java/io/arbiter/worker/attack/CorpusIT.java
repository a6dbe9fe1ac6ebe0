package io.arbiter.worker.attack;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.sandbox.kernel.WithoutLandlock;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.SharedSandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs the hostile submissions of the project, and of a larger corpus if there is one beside the
 * project. {@code ./arbiter attack} runs them with more honest programs after each attack.
 */
@Order(6)
@ResourceLock(WithoutLandlock.LOCK)
class CorpusIT {
  /** A bound on hanging: other tests run at the same time. */
  private static final Duration HANG = Duration.ofMinutes(3);

  private static final Path OWN = Path.of("src/test/attacks");
  private static final Path LARGER = Path.of("../shared/attacks");

  /**
   * Few, but of each family, and for each way in which an attack is stopped and each oracle. Most
   * of them leave their child alive, since a new one costs seconds.
   */
  private static final Set<String> TELLING =
      Set.of(
          """
          cheat/forge_frames_by_write cheat/forged_verdict_lines cheat/hidden_input_in_class_name
          cheat/hidden_input_in_error cheat/interop_behaviour cheat/liar_int cheat/steal_from_fds
          disable/exception_class_raises disable/exit_atexit disable/import_guard_removed
          disable/patch_builtins disable/signal_ignore_term disclosure/environ disclosure/frames_walk
          disclosure/home_by_descriptor disclosure/java_by_import disclosure/readlink_by_handle
          disclosure/residue_of_others disclosure/walk_tree resource/huge_power resource/return_dag
          resource/stdout_flood resource/swallow_base_exception resource/swallow_memory_error
          javascript/import_addresses javascript/patched_reflection javascript/proxy_lies
          javascript/setters_on_prototypes javascript/symbol_registry_flood javascript/wide_bytes
          service/kill_victim service/original_calls service/subprocess_run service/unix_sockets
          talk/services talk/subclass_walk
          """
              .strip()
              .split("\\s+"));

  /** How often the thorough run makes each attack. */
  private static final int ROUNDS = 3;

  /** An attack can affect one child, so the first control says enough; the others take turns. */
  private static final int CONTROLS_AFTER_EACH = 1;

  private static Sandboxes sandboxes;
  private static Canaries canaries;

  @BeforeAll
  static void plant() throws Exception {
    sandboxes = SharedSandboxes.open();
    canaries = Canaries.plant();
  }

  @AfterAll
  static void clear() throws IOException {
    sandboxes.close();
    canaries.close();
  }

  @TestFactory
  Stream<DynamicTest> attacksOfEachFamilyAreStopped() throws IOException {
    Set<String> families =
        Corpus.read(OWN).attacks().stream().map(Corpus.Attack::family).collect(toSet());
    assertThat(TELLING).extracting(name -> name.split("/")[0]).containsAll(families);
    return attacksOf(OWN, TELLING::contains);
  }

  @TestFactory
  @Thorough("half an hour; other attacks are much like the telling ones")
  Stream<DynamicTest> everyAttackIsStopped() {
    return IntStream.range(0, ROUNDS)
        .boxed()
        .flatMap(_ -> Stream.of(OWN, LARGER).filter(Files::isDirectory))
        .flatMap(folder -> attacksOf(folder, _ -> true));
  }

  private static Stream<DynamicTest> attacksOf(Path folder, Predicate<String> chosen) {
    Corpus corpus = read(folder);
    AttackRun run =
        new AttackRun(sandboxes, canaries, corpus.controls(), CONTROLS_AFTER_EACH, HANG);
    return corpus.attacks().stream()
        .filter(attack -> chosen.test(attack.family() + "/" + attack.name()))
        .map(
            attack ->
                DynamicTest.dynamicTest(
                    attack.family() + "/" + attack.name(),
                    () -> {
                      AttackRun.Result result = run.run(attack);
                      assertThat(result.harm()).as(result.toString()).isEmpty();
                    }));
  }

  private static Corpus read(Path folder) {
    try {
      return Corpus.read(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
