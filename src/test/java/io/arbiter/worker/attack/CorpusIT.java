package io.arbiter.worker.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Rotation;
import io.arbiter.worker.TestSettings;
import io.arbiter.worker.judging.Sandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the hostile submissions of the project, and of a larger corpus if there is one beside the
 * project. Most attacks cost a child, so each runs only every third day ({@link Rotation}). {@code
 * ./arbiter test -Dcases=all} runs all of them; {@code ./arbiter attack} also does, with more
 * honest programs after each attack. Runs alone: a process that another test starts would look like
 * one that an attack has left behind.
 */
class CorpusIT {
  private static final Path OWN = Path.of("src/test/attacks");
  private static final Path LARGER = Path.of("../shared/attacks");

  /**
   * Together with the first control, as many as there are children that an attack could affect;
   * controls take turns.
   */
  private static final int CONTROLS_AFTER_EACH = 2;

  private static Sandboxes sandboxes;
  private static Canaries canaries;

  @BeforeAll
  static void plant() throws Exception {
    sandboxes = TestSettings.openSandboxes();
    canaries = Canaries.plant();
  }

  @AfterAll
  static void clear() throws IOException {
    sandboxes.close();
    canaries.close();
  }

  @TestFactory
  Stream<DynamicTest> everyAttackIsStopped() {
    return Stream.concat(
        attacksOf(OWN), Stream.of(LARGER).filter(Files::isDirectory).flatMap(CorpusIT::attacksOf));
  }

  private static Stream<DynamicTest> attacksOf(Path folder) {
    Corpus corpus = read(folder);
    AttackRun run = new AttackRun(sandboxes, canaries, corpus.controls(), CONTROLS_AFTER_EACH);
    return corpus.attacks().stream()
        .filter(attack -> Rotation.isDue(attack.name()))
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
