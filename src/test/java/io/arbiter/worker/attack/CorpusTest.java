package io.arbiter.worker.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.Verdict;
import io.arbiter.sandbox.kernel.WithoutLandlock;
import io.arbiter.worker.attack.Corpus.Attack;
import io.arbiter.worker.attack.Corpus.Attack.Oracle;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.SharedSandboxes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The corpus of attacks, and what attacks leave behind. */
@ResourceLock(WithoutLandlock.LOCK)
class CorpusTest {
  @TempDir private Path folder;

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void aHeaderNamesTheAllowedVerdictsAndOracles() throws Exception {
    write(
        "disable/exit.py",
        """
        # name: exit
        # expects: RUNTIME_ERROR|ACCEPTED-harmless
        # must_not: the child is used again. Run TWICE
        # oracle: universal+no_hostinfo

        import os
        """);
    write("controls/wrong.py", "def checkio(x): return 1");
    Corpus corpus = Corpus.read(folder);
    assertThat(corpus.controls())
        .extracting(Corpus.Control::name)
        .containsExactly("honest", "wrong");
    assertThat(corpus.controls().getLast().expected()).isEqualTo(Verdict.WRONG_ANSWER);
    Attack attack = corpus.attacks().getFirst();
    assertThat(attack.family()).isEqualTo("disable");
    assertThat(attack.name()).isEqualTo("exit");
    assertThat(attack.expects())
        .containsExactlyInAnyOrder(
            Verdict.RUNTIME_ERROR,
            Verdict.SYNTAX_ERROR,
            Verdict.MISSING_FUNCTION,
            Verdict.ACCEPTED);
    assertThat(attack.oracles())
        .containsExactlyInAnyOrder(Oracle.UNIVERSAL, Oracle.NO_HOSTINFO, Oracle.TWICE);
  }

  @Test
  void aWrongHeaderAndAFolderWithoutAttacksAreReported() throws Exception {
    assertThatThrownBy(() -> Corpus.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no attack (*.py, *.js) in " + folder);
    write("talk/one.py", "# expects: EVERYTHING\n");
    assertThatThrownBy(() -> Corpus.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("one.py: in its header: ", "EVERYTHING");
  }

  /** A process with a filter of its own starts another, as a guest would that has escaped. */
  @Test
  void aProcessThatComesFromAFilteredProcessIsLeftBehind() throws Exception {
    Set<ProcessHandle> older = Processes.all();
    Process filtered =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                "target/classes:target/test-classes",
                WithoutLandlock.class.getName(),
                "sleep",
                "4711")
            .start();
    // Starts no child: nothing asks for one.
    try (Sandboxes none = SharedSandboxes.open()) {
      Processes processes = new Processes(none);
      while (filtered.descendants().findAny().isEmpty()) {
        Thread.sleep(20);
        assertThat(filtered.isAlive()).isTrue();
      }
      assertThat(processes.leftBehind(older)).endsWith("sleep 4711");
      assertThat(processes.leftBehind(Processes.all())).isEmpty();
      filtered.descendants().forEach(ProcessHandle::destroyForcibly);
      filtered.waitFor();
      assertThat(processes.leftBehind(older)).isEmpty();
    } finally {
      filtered.descendants().forEach(ProcessHandle::destroyForcibly);
      filtered.destroyForcibly();
    }
  }
}
