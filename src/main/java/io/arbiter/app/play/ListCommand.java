package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists puzzles. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists puzzles. A solved one has a check mark, a closed one a minus.")
final class ListCommand implements Callable<Integer> {
  @Mixin private PlayOptions options = new PlayOptions();

  @Option(names = "--difficulty", description = "Only this difficulty.")
  private Optional<String> difficulty = Optional.empty();

  @Option(names = "--tag", description = "Only puzzles with this tag.")
  private Optional<String> tag = Optional.empty();

  @Option(names = "--search", paramLabel = "WORDS", description = "Only puzzles with these words.")
  private Optional<String> words = Optional.empty();

  @Option(names = "--unsolved", description = "Only puzzles that are not solved yet.")
  private boolean unsolved;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, String> query = new LinkedHashMap<>();
    difficulty.ifPresent(value -> query.put("difficulty", value));
    tag.ifPresent(value -> query.put("tag", value));
    words.ifPresent(value -> query.put("q", value));
    if (unsolved) {
      query.put("solved", "false");
    }
    List<JsonNode> puzzles = options.playground().puzzles(query);
    PlayOutput output = options.output();
    for (JsonNode puzzle : puzzles) {
      output.say(
          "%s %-28s %-12s %3d points  %s"
              .formatted(
                  mark(puzzle),
                  puzzle.path("slug").asText(),
                  puzzle.path("difficulty").asText(),
                  puzzle.path("points").asInt(),
                  puzzle.path("title").asText()));
    }
    output.result(puzzles);
    return PlayOutput.WELL;
  }

  private static String mark(JsonNode puzzle) {
    if (puzzle.path("solved").asBoolean()) {
      return "✓";
    }
    return puzzle.path("open").asBoolean(true) ? " " : "-";
  }
}
