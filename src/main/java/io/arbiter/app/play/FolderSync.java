package io.arbiter.app.play;

import io.arbiter.app.play.Playground.Attempt;
import io.arbiter.core.bundle.Slug;
import io.arbiter.core.json.Codec;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    Set<String> puzzles =
        playground.puzzles(Map.of()).stream()
            .map(one -> one.path("slug").asText())
            .collect(Collectors.toSet());
    Stream<SolutionFile> submitted =
        attempts.keySet().stream().map(this::file).filter(file -> Slug.isValid(file.slug()));
    Collection<SolutionFile> files =
        Stream.concat(here().filter(file -> puzzles.contains(file.slug())), submitted)
            .collect(
                Collectors.toMap(SolutionFile::path, file -> file, (one, _) -> one, TreeMap::new))
            .values();
    boolean well = true;
    Set<String> undone = new TreeSet<>();
    for (SolutionFile file : files) {
      try {
        well &= sync(file, attempts.getOrDefault(file.name(), List.of()));
      } catch (IOException | IllegalStateException e) {
        undone.add(file.name());
        String message = CommandFailure.message(e);
        output.bad("%s: %s".formatted(file.name(), message));
        output.result(Map.of("puzzle", file.slug(), "error", message));
      }
    }
    if (!undone.isEmpty()) {
      output.bad("Not synchronised, for the reasons above: " + String.join(", ", undone));
    }
    return well && undone.isEmpty() ? PlayOutput.WELL : PlayOutput.NOT_ACCEPTED;
  }

  /** The files of the folder that may be solutions. */
  private Stream<SolutionFile> here() throws IOException {
    try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> ProgrammingLanguage.byEnding(name).isPresent())
          .map(this::file)
          .toList()
          .stream();
    }
  }

  private SolutionFile file(String name) {
    return SolutionFile.of(folder, folder.resolve(name).toString());
  }

  /** Returns whether nothing is left to do. */
  private boolean sync(SolutionFile file, List<Attempt> attempts)
      throws IOException, InterruptedException {
    SolutionNotes notes = file.notes();
    Optional<String> starter = notes.puzzle().flatMap(file::starter).map(FolderSync::hash);
    SyncPlan plan =
        SyncPlan.of(file.content().map(FolderSync::hash), starter, attempts, notes.seen());
    Optional<Attempt> best = SyncPlan.best(attempts);
    output.say(file.name() + " " + plan.text());
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
    SourceCode source = file.read();
    int status = playground.judge(file.slug(), "submissions", source, output);
    file.notes().see(hash(source.text()));
    return status == PlayOutput.WELL;
  }

  /** As the server names sources. */
  private static String hash(String source) {
    return Codec.hash(source.getBytes(StandardCharsets.UTF_8));
  }
}
