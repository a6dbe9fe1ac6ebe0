package io.arbiter.app.play;

import io.arbiter.app.play.Playground.Attempt;
import io.arbiter.core.bundle.Slug;
import io.arbiter.core.json.Codec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings a folder and the server together. A file that is replaced is copied first. What cannot be
 * done for one puzzle is said, and the others are done.
 *
 * @param folder of solutions
 * @param submit whether to submit what was not submitted
 */
record FolderSync(Path folder, boolean submit, Playground playground, PlayOutput output) {
  /** Returns the exit code. */
  int run() throws IOException, InterruptedException {
    Map<String, List<Attempt>> attempts = playground.attempts();
    Set<String> slugs = here();
    slugs.retainAll(
        playground.puzzles(Map.of()).stream().map(one -> one.path("slug").asText()).toList());
    attempts.keySet().stream().filter(Slug::isValid).forEach(slugs::add);
    boolean well = true;
    Set<String> undone = new TreeSet<>();
    for (String slug : slugs) {
      try {
        well &= sync(SolutionFile.in(folder, slug), attempts.getOrDefault(slug, List.of()));
      } catch (IOException | IllegalStateException e) {
        undone.add(slug);
        String message = CommandFailure.message(e);
        output.bad("%s: %s".formatted(slug, message));
        output.result(Map.of("puzzle", slug, "error", message));
      }
    }
    if (!undone.isEmpty()) {
      output.bad("Not synchronised, for the reasons above: " + String.join(", ", undone));
    }
    return well && undone.isEmpty() ? PlayOutput.WELL : PlayOutput.NOT_ACCEPTED;
  }

  /** The puzzles whose solutions may be in the folder. */
  private Set<String> here() throws IOException {
    try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
      return files
          .map(file -> SolutionFile.of(folder, file.toString()))
          .filter(SolutionFile::isThere)
          .map(SolutionFile::slug)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Returns whether nothing is left to do. */
  private boolean sync(SolutionFile file, List<Attempt> attempts)
      throws IOException, InterruptedException {
    SolutionNotes notes = file.notes();
    Optional<String> starter = notes.puzzle().map(kept -> hash(kept.path("starter").asText()));
    SyncPlan plan =
        SyncPlan.of(file.content().map(FolderSync::hash), starter, attempts, notes.seen());
    Optional<Attempt> best = SyncPlan.best(attempts);
    output.say(file.slug() + " " + plan.text());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("puzzle", file.slug());
    result.put("plan", plan);
    boolean well = true;
    switch (plan) {
      case SAME -> {}
      case FETCH, UPDATE -> fetch(best.orElseThrow(), file, result);
      case CONFLICT -> {
        fetch(best.orElseThrow(), file.ofServer(), result);
        output.bad("the server's source is in " + file.ofServer().path());
        well = false;
      }
      case NEWER_HERE -> well = submit && submitted(file, playground, output);
    }
    output.result(result);
    best.ifPresent(attempt -> notes.see(attempt.hash()));
    return well;
  }

  private void fetch(Attempt attempt, SolutionFile file, Map<String, Object> result)
      throws IOException, InterruptedException {
    Optional<Path> copy = file.replace(playground.source(attempt.id()));
    result.put("file", file.path().toString());
    copy.ifPresent(
        path -> {
          output.say("the former file is in " + path);
          result.put("copy", path.toString());
        });
  }

  /** Submits a file, and returns whether it is accepted. */
  static boolean submitted(SolutionFile file, Playground playground, PlayOutput output)
      throws IOException, InterruptedException {
    String source = file.read();
    int status = playground.judge(file.slug(), "submissions", source, output);
    file.notes().see(hash(source));
    return status == PlayOutput.WELL;
  }

  /** As the server names sources. */
  private static String hash(String source) {
    return Codec.hash(source.getBytes(StandardCharsets.UTF_8));
  }
}
