package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import java.io.IOException;
import java.util.List;

/**
 * Runs the samples of a solution: here if the values need only be compared, otherwise on the
 * server. Without the server, the samples of the last time are taken.
 */
record SampleRun(SolutionFile file, Playground playground, PlayOutput output) {
  /** Returns the exit code. */
  int run(LocalRun local) throws IOException, InterruptedException {
    SourceCode source = file.read();
    JsonNode puzzle = puzzle();
    if (!LocalRun.canJudge(puzzle)) {
      output.say("Only the server can judge this puzzle's samples, so they run there.");
      return playground.judge(file.slug(), "runs", source, output);
    }
    if (!local.isThere() && file.language() != ProgrammingLanguage.PYTHON) {
      output.say("There is no " + local.interpreter() + " here, so the samples run on the server.");
      return playground.judge(file.slug(), "runs", source, output);
    }
    List<LocalRun.Result> results = local.run(file.path(), source, puzzle);
    String before = "";
    for (LocalRun.Result result : results) {
      if (!result.passed()) {
        String shown = result.shown().equals(before) ? "the same" : result.shown();
        output.bad("sample %d: %s".formatted(result.index(), shown));
        before = result.shown();
      }
      output.result(result);
    }
    long passed = results.stream().filter(LocalRun.Result::passed).count();
    String line = "%d of %d samples passed.".formatted(passed, results.size());
    if (passed == results.size()) {
      output.good(line);
      return PlayOutput.WELL;
    }
    output.bad(line);
    return PlayOutput.NOT_ACCEPTED;
  }

  private JsonNode puzzle() throws IOException, InterruptedException {
    try {
      JsonNode puzzle = playground.puzzle(file.slug());
      file.notes().keep(puzzle);
      return puzzle;
    } catch (IOException e) {
      JsonNode kept =
          file.notes()
              .puzzle()
              .filter(LocalRun::canJudge)
              .orElseThrow(
                  () ->
                      new IOException(
                          "%s, and the samples of %s cannot run without the server"
                              .formatted(e.getMessage(), file.slug()),
                          e));
      output.note(e.getMessage() + "; these are the samples of the last time");
      return kept;
    }
  }
}
