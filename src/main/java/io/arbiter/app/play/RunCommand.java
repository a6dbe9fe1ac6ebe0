package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the samples with the player's own Python. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs the samples here, with your own Python and without a sandbox.")
final class RunCommand implements Callable<Integer> {
  @Mixin private PlayOptions options = new PlayOptions();

  @Parameters(paramLabel = "SLUG|FILE", description = "The puzzle, or the file of its solution.")
  private String named = "";

  @Option(names = "--python", description = "The Python to use. Default: python3.")
  private String python = "python3";

  @Override
  public Integer call() throws IOException, InterruptedException {
    SolutionFile file = SolutionFile.of(options.folder(), named);
    String source = file.read();
    JsonNode puzzle = options.playground().puzzle(file.slug());
    List<JsonNode> results = new LocalRun(python).run(file.path(), source, puzzle);
    PlayOutput output = options.output();
    int passed = 0;
    for (JsonNode result : results) {
      boolean good = result.path("passed").asBoolean();
      passed += good ? 1 : 0;
      if (!good) {
        output.bad("sample " + result.path("index").asInt() + ": " + result.path("shown").asText());
      }
      output.result(result);
    }
    String line = "%d of %d samples passed".formatted(passed, results.size());
    if (passed == results.size()) {
      output.good(line);
      return PlayOutput.WELL;
    }
    output.bad(line);
    return PlayOutput.NOT_ACCEPTED;
  }
}
