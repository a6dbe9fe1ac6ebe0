package io.arbiter.app.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the folder and the server together without losing either side. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches the solutions that you submitted elsewhere, and lists the files that are not",
      "submitted. If both sides have changed, the file stays, and the server's source is written",
      "beside it as SLUG.server.py."
    })
final class SyncCommand implements Callable<Integer> {
  @Mixin private PlayOptions options = new PlayOptions();

  @Option(names = "--submit", description = "Submit the files that are not submitted.")
  private boolean submit;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Playground playground = options.playground();
    Map<String, String> newest = playground.newest();
    Set<String> slugs = here(options.folder());
    slugs.retainAll(
        playground.puzzles(Map.of()).stream().map(one -> one.path("slug").asText()).toList());
    slugs.addAll(newest.keySet());
    boolean well = true;
    for (String slug : slugs) {
      well &= sync(slug, Optional.ofNullable(newest.get(slug)), playground);
    }
    return well ? PlayOutput.WELL : PlayOutput.NOT_ACCEPTED;
  }

  /** The puzzles whose solutions may be in a folder. */
  private static Set<String> here(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
      return files
          .map(file -> SolutionFile.of(folder, file.toString()))
          .filter(SolutionFile::isThere)
          .map(SolutionFile::slug)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Returns whether the file is the same on both sides afterwards. */
  private boolean sync(String slug, Optional<String> newest, Playground playground)
      throws IOException, InterruptedException {
    SolutionFile file = SolutionFile.in(options.folder(), slug);
    // What both sides had at the last synchronisation.
    SolutionFile base = SolutionFile.in(options.folder().resolve(".arbiter"), slug);
    Optional<String> there =
        newest.isPresent() ? Optional.of(playground.source(newest.get())) : Optional.empty();
    SyncPlan plan = SyncPlan.of(file.content(), there, base.content());
    PlayOutput output = options.output();
    output.say(slug + " " + plan.text());
    output.result(Map.of("puzzle", slug, "file", file.path().toString(), "plan", plan));
    if (plan == SyncPlan.NEWER_HERE) {
      return submit && submitted(file, base, playground, output);
    }
    String source = there.orElseThrow();
    if (plan == SyncPlan.FETCH) {
      file.make(source);
    } else if (plan == SyncPlan.UPDATE) {
      file.write(source);
    } else if (plan == SyncPlan.CONFLICT) {
      SolutionFile other = SolutionFile.in(options.folder(), slug + ".server");
      other.write(source);
      output.bad("the server's source is in " + other.path());
    }
    // After a conflict, what is submitted next replaces this source.
    base.write(source);
    return plan != SyncPlan.CONFLICT;
  }

  private static boolean submitted(
      SolutionFile file, SolutionFile base, Playground playground, PlayOutput output)
      throws IOException, InterruptedException {
    String source = file.read();
    int status = playground.judge(file.slug(), "submissions", source, output);
    base.write(source);
    return status == PlayOutput.WELL;
  }
}
