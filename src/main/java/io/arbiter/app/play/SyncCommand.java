package io.arbiter.app.play;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the folder and the server together without losing either side. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches the solutions that you submitted elsewhere, and lists files that are not submitted.",
      "Of each puzzle it fetches the newest accepted submission, or the newest one if none is"
          + " accepted. A file that is replaced is copied to .arbiter/replaced first. If both sides"
          + " have changed, the file stays, and the server's source is written beside it as"
          + " SLUG.server.py."
    })
final class SyncCommand implements Callable<Integer> {
  @Mixin private PlayOptions options = new PlayOptions();

  @Option(names = "--submit", description = "Submit the files that are not submitted.")
  private boolean submit;

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new FolderSync(options.existingFolder(), submit, options.playground(), options.output())
        .run();
  }
}
