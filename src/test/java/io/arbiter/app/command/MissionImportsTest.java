package io.arbiter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.app.command.MissionImports.Outcome;
import io.arbiter.app.command.MissionImports.State;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.judging.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissionImportsTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ReportPrinter printer =
      new ReportPrinter(new PrintStream(said, true, StandardCharsets.UTF_8), false);

  private static Outcome outcome(Path mission, String slug) throws IOException {
    List<Finding> faults = List.of(Finding.error("referee.py", 3, "no"), Finding.error("b", 0, ""));
    List<Finding> notes = List.of(Finding.warning("schema", "is not imported"));
    return switch (slug) {
      case "kettle" ->
          new Outcome("k", slug, State.PUBLISHED, notes, List.of(), 0.925, Limits.IMPORTED);
      case "lamp" -> throw new IOException("the connection is lost");
      default -> Outcome.none(mission, slug, State.REFUSED, faults);
    };
  }

  @Test
  void everyMissionHasALineAndAFailureEndsNothing(@TempDir Path folder) throws Exception {
    for (String name :
        List.of("checkio-mission-kettle", "eoc-puzzle-kettle", "eoc-lamp", "open-door", ".git")) {
      Files.createDirectory(folder.resolve(name));
    }
    Files.createFile(folder.resolve("roof.zip"));
    Files.createFile(folder.resolve("README.md"));
    List<Outcome> outcomes = new MissionImports(MissionImportsTest::outcome, printer).run(folder);
    assertThat(outcomes)
        .extracting(each -> each.slug() + " " + each.state())
        .containsExactly(
            "kettle PUBLISHED",
            "lamp FAILED",
            "kettle FAILED",
            "open-door REFUSED",
            "roof REFUSED");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("5/5 ", "eoc-lamp: failed  the connection is lost");
    said.reset();
    MissionImports.print(outcomes, printer);
    assertThat(
            said.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "puzzle state notes strength cpuMillis steps why",
            "kettle published 1 93 % 20000 100000000",
            "lamp failed 0 - - - the connection is lost",
            "kettle failed 0 - - - another mission of the folder has this name",
            "open-door refused 0 - - - referee.py: no, and 1 more",
            "roof refused 0 - - - referee.py: no, and 1 more",
            "2 failed",
            "1 published",
            "2 refused");
  }
}
