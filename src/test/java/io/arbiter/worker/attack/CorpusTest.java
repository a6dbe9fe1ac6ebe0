package io.arbiter.worker.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.Verdict;
import io.arbiter.worker.attack.Corpus.Attack;
import io.arbiter.worker.attack.Corpus.Attack.Oracle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void aWrongHeaderIsReportedWithItsFile() throws Exception {
    write("talk/one.py", "# expects: EVERYTHING\n");
    assertThatThrownBy(() -> Corpus.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one.py: in its header: ")
        .hasMessageContaining("EVERYTHING");
  }

  @Test
  void aFolderWithoutAttacksIsReported() {
    assertThatThrownBy(() -> Corpus.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no attack (*.py) in " + folder);
  }
}
