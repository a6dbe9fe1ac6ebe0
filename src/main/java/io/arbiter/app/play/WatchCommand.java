package io.arbiter.app.play;

import io.arbiter.core.source.ProgrammingLanguage;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the samples of each file that is saved. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description =
        "Runs the samples on the server each time that a solution is saved. Ctrl-C ends it.")
final class WatchCommand implements Callable<Integer> {
  /** Editors write a file in several steps; this is the time that they need. */
  private static final long QUIET_MILLIS = 150;

  @Mixin private PlayOptions options = new PlayOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = options.existingFolder().toAbsolutePath();
    Playground playground = options.playground();
    PlayOutput output = options.output();
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      folder.register(
          watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      output.say("watching " + folder);
      while (true) {
        for (String name : saved(watch)) {
          check(SolutionFile.of(folder, folder.resolve(name).toString()), playground, output);
        }
      }
    }
  }

  /** Waits until files are saved; returns the names of the solutions among them. */
  private static Set<String> saved(WatchService watch) throws InterruptedException {
    Set<String> names = new TreeSet<>();
    @Nullable WatchKey key = watch.take();
    while (key != null) {
      for (WatchEvent<?> event : key.pollEvents()) {
        String name = String.valueOf(event.context());
        if (ProgrammingLanguage.byEnding(name).isPresent() && !name.startsWith(".")) {
          names.add(name);
        }
      }
      key.reset();
      key = watch.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
    return names;
  }

  private static void check(SolutionFile file, Playground playground, PlayOutput output)
      throws InterruptedException {
    output.say(file.name() + ":");
    try {
      var _ = playground.judge(file.slug(), "runs", file.read(), output);
    } catch (IllegalStateException e) {
      // The file is no solution of a puzzle, or the server refuses it.
      output.bad(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      // The next time that the file is saved, it can be read, or the server answers again.
      output.bad(e.toString());
    }
  }
}
