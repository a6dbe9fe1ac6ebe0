package io.arbiter.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Starts the processes of children. The first start finds or makes the files. Thread-safe. */
final class ChildProcesses {
  private static final Logger LOG = System.getLogger(ChildProcesses.class.getName());

  private final SandboxSettings settings;
  private @Nullable ChildFiles files;

  ChildProcesses(SandboxSettings settings) {
    this.settings = settings;
  }

  Process start() throws IOException, InterruptedException {
    ChildFiles found = files();
    ChildCommand command = new ChildCommand(settings, found.runtime());
    return ChildJvm.builder(command.serve(found.python(), found.cache())).start();
  }

  private synchronized ChildFiles files() throws IOException, InterruptedException {
    ChildFiles found = files;
    if (found == null) {
      found = ChildFiles.find(settings);
      files = found;
      if (!found.runtime().compiles()) {
        LOG.log(
            Level.WARNING,
            "no runtime image in {0}: Python is interpreted, and heavy solutions take several"
                + " times as long",
            settings.installation().home());
      }
    }
    return found;
  }
}
