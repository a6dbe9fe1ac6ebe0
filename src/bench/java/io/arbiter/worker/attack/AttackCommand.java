package io.arbiter.worker.attack;

import io.arbiter.app.command.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs hostile submissions and compares their verdicts with the expected verdicts. */
@Command(
    name = "arbiter attack",
    mixinStandardHelpOptions = true,
    description =
        "Runs hostile submissions in a new sandbox: those of the project, or those in FOLDERs.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all attacks were stopped",
      "1:an attack was not stopped",
      "2:a folder cannot be read, or there is no sandbox"
    })
public final class AttackCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FOLDER",
      description = "folders with hostile submissions (default: src/test/attacks)")
  private List<Path> folders = List.of();

  private AttackCommand() {}

  public static void main(String... arguments) {
    System.exit(new CommandLine(new AttackCommand()).execute(arguments));
  }

  @Override
  public Integer call() {
    List<Path> all = folders.isEmpty() ? List.of(Checkout.resolve("src/test/attacks")) : folders;
    return CorpusRun.run(all, System.out);
  }
}
