package io.arbiter.app.play;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends a solution to the server and waits for the verdict. */
abstract class JudgeCommand implements Callable<Integer> {
  @Mixin private PlayOptions options = new PlayOptions();

  @Parameters(paramLabel = "SLUG|FILE", description = "The puzzle, or the file of its solution.")
  private String named = "";

  private final String kind;

  private JudgeCommand(String kind) {
    this.kind = kind;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    SolutionFile file = SolutionFile.of(options.folder(), named);
    String source = file.read();
    PlayOutput output = options.output();
    return Verdicts.show(
        options.playground().judge(file.slug(), kind, source, output::progress), output);
  }

  /** The samples, in the sandbox of the server. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Runs the samples on the server. Scores nothing.")
  static final class Check extends JudgeCommand {
    Check() {
      super("runs");
    }
  }

  /** All tests. */
  @Command(
      name = "submit",
      mixinStandardHelpOptions = true,
      description = "Submits the solution and waits for its verdict.")
  static final class Submit extends JudgeCommand {
    Submit() {
      super("submissions");
    }
  }
}
