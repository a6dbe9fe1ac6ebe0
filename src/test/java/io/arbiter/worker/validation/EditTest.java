package io.arbiter.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Edits of sources and their diffs. */
class EditTest {
  @Test
  void columnsAreCodePoints() {
    String source = "a = 1\nb = '😀', 2\n";
    assertThat(new Mutant.Edit(2, 9, 2, 10, "3").apply(source)).contains("a = 1\nb = '😀', 3\n");
    assertThat(new Mutant.Edit(1, 0, 2, 10, "é").apply(source)).contains("é\n");
  }

  @Test
  void aPlaceThatTheSourceLacksGivesNothing() {
    assertThat(new Mutant.Edit(9, 0, 9, 1, "x").apply("a\n")).isEmpty();
    assertThat(new Mutant.Edit(1, 1, 1, 0, "x").apply("a\n")).isEmpty();
    assertThat(new Mutant.Edit(9, 0, 9, 1, "x").diff("a.py", "a\n")).isEmpty();
  }

  @Test
  void aDiffShowsThreeLinesAround() {
    String source =
        IntStream.rangeClosed(1, 9).mapToObj(n -> n + "\n").collect(Collectors.joining());
    assertThat(new Mutant.Edit(5, 0, 5, 1, "five").diff("a.py", source))
        .contains("--- a/a.py\n+++ b/a.py\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  }

  @Test
  void aDiffMayChangeTheNumberOfLines() {
    assertThat(new Mutant.Edit(1, 0, 2, 1, "x").diff("a.py", "1\n2\n3\n"))
        .contains("--- a/a.py\n+++ b/a.py\n@@ -1,3 +1,2 @@\n-1\n-2\n+x\n 3\n");
  }
}
