package io.arbiter.app.play;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Opens a puzzle's page. */
@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    description = "Opens the page of a puzzle in the browser, and prints its address.")
final class OpenCommand implements Callable<Integer> {
  @Mixin private PlayOptions options = new PlayOptions();

  @Parameters(paramLabel = "SLUG|FILE", description = "The puzzle, or the file of its solution.")
  private String named = "";

  @Override
  public Integer call() throws IOException {
    String slug = SolutionFile.of(options.folder(), named).slug();
    URI page = options.playground().page(slug);
    PlayOutput output = options.output();
    output.say(page.toString());
    output.result(Map.of("page", page.toString()));
    String opener = options.environment().getOrDefault("BROWSER", "xdg-open");
    try {
      new ProcessBuilder(opener, page.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      output.say("there is no " + opener + " here; open the address yourself");
    }
    return PlayOutput.WELL;
  }
}
