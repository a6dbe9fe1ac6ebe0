package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Begins a puzzle. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Shows a puzzle, and makes its file unless the file is there.")
final class BeginCommand implements Callable<Integer> {
  @Mixin private PlayOptions options = new PlayOptions();

  @Parameters(paramLabel = "SLUG", description = "The puzzle's name, as 'list' shows it.")
  private String slug = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    JsonNode puzzle = options.playground().puzzle(slug);
    PlayOutput output = options.output();
    output.say(puzzle.path("statement").asText());
    SolutionFile file = SolutionFile.in(options.folder(), slug);
    boolean made = !file.isThere();
    if (made) {
      file.make(puzzle.path("starter").asText());
    }
    output.good((made ? "made " : "kept ") + file.path());
    output.result(Map.of("puzzle", slug, "file", file.path().toString(), "made", made));
    return PlayOutput.WELL;
  }
}
