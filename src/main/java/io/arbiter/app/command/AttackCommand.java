package io.arbiter.app.command;

import io.arbiter.worker.attack.CorpusRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs hostile submissions, each with the verdicts that it may get. */
@Command(
    name = "attack",
    mixinStandardHelpOptions = true,
    description =
        "Runs hostile submissions against a fresh sandbox: the project's, or those of folders.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all were stopped",
      "1:one was not",
      "2:a folder cannot be read, or there is no sandbox"
    })
final class AttackCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "corpora; without them src/test/attacks")
  private List<Path> folders = List.of();

  @Override
  public Integer call() {
    List<Path> all = folders.isEmpty() ? List.of(Checkout.resolve("src/test/attacks")) : folders;
    return CorpusRun.run(all, System.out);
  }
}
