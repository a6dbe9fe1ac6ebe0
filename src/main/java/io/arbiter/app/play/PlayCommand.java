package io.arbiter.app.play;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.source.ProgrammingLanguage;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands for players. */
@Command(
    name = "play",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Plays from the command line: solves puzzles in a folder of files.",
    subcommands = {LoginCommand.class, WatchCommand.class, SyncCommand.class},
    footer = {
      "",
      "The solution of a puzzle is the file SLUG.py or SLUG.js in the present folder. 'login' keeps",
      "the server",
      "and a key in play.json of the folder arbiter below XDG_CONFIG_HOME, or below ~/.config;",
      "ARBITER_URL and ARBITER_TOKEN replace them. With --json a command prints JSON for programs.",
      "'arbiter generate-completion' prints a script that completes commands in bash and zsh."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all was well; a solution was accepted",
      "1:a solution was not accepted, or a file was not synchronised",
      "2:the command failed"
    })
public final class PlayCommand {
  /** The solution that a command takes. */
  static final class Solution {
    @Parameters(
        paramLabel = "SLUG|FILE",
        completionCandidates = PuzzleNames.class,
        description = "The puzzle, or the file of its solution.")
    private String named = "";

    SolutionFile file(PlayOptions options) {
      return SolutionFile.of(options.folder(), named);
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Lists puzzles. A solved one has a check mark, a closed one a minus.")
  int list(
      @Mixin PlayOptions options,
      @Option(names = "--difficulty", description = "Only this difficulty.")
          @Nullable String difficulty,
      @Option(names = "--tag", description = "Only puzzles with this tag.") @Nullable String tag,
      @Option(
              names = "--search",
              paramLabel = "WORDS",
              description = "Only puzzles with these words.")
          @Nullable String words,
      @Option(names = "--unsolved", description = "Only puzzles that are not solved yet.")
          boolean unsolved)
      throws IOException, InterruptedException {
    Map<String, String> query = new LinkedHashMap<>();
    Optional.ofNullable(difficulty).ifPresent(value -> query.put("difficulty", value));
    Optional.ofNullable(tag).ifPresent(value -> query.put("tag", value));
    Optional.ofNullable(words).ifPresent(value -> query.put("q", value));
    if (unsolved) {
      query.put("solved", "false");
    }
    Playground playground = options.playground();
    PlayOutput output = options.output();
    if (!playground.hasKey()) {
      output.note("You are not logged in, so no puzzle is marked as solved.");
    }
    List<JsonNode> puzzles = playground.puzzles(query);
    for (JsonNode puzzle : puzzles) {
      output.say(
          "%s %-28s %-12s %3d points  %s"
              .formatted(
                  mark(puzzle),
                  puzzle.path("slug").asText(),
                  puzzle.path("difficulty").asText(),
                  puzzle.path("points").asInt(),
                  puzzle.path("title").asText()));
    }
    output.result(puzzles);
    return PlayOutput.WELL;
  }

  private static String mark(JsonNode puzzle) {
    if (puzzle.path("solved").asBoolean()) {
      return "✓";
    }
    return puzzle.path("open").asBoolean(true) ? " " : "-";
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Shows a puzzle, and makes its file unless the file is there.")
  int start(
      @Mixin PlayOptions options,
      @Parameters(
              paramLabel = "SLUG",
              completionCandidates = PuzzleNames.class,
              description = "The puzzle's name, as 'list' shows it.")
          String slug,
      @Option(
              names = "--language",
              paramLabel = "LANGUAGE",
              description = "python or javascript. Default: that of the file, or python.")
          @Nullable String language)
      throws IOException, InterruptedException {
    JsonNode puzzle = options.playground().puzzle(slug);
    PlayOutput output = options.output();
    output.say(puzzle.path("statement").asText());
    SolutionFile file =
        language == null
            ? SolutionFile.of(options.folder(), slug)
            : SolutionFile.in(options.folder(), slug, language(language));
    boolean made = !file.isThere();
    if (made) {
      String title = file.language().title();
      file.make(
          file.starter(puzzle)
              .orElseThrow(() -> new IllegalStateException(slug + " is not offered in " + title)));
    }
    file.notes().keep(puzzle);
    output.good((made ? "made " : "kept ") + file.path());
    output.result(Map.of("puzzle", slug, "file", file.path().toString(), "made", made));
    return PlayOutput.WELL;
  }

  private static ProgrammingLanguage language(String id) {
    return ProgrammingLanguage.find(id)
        .orElseThrow(() -> new IllegalStateException("there is no language " + id));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Runs the samples here, with your own Python or Node, without a sandbox and without limits.",
        "Values are compared as on the server. If the author's code judges them, the samples run on"
            + " the server, as with 'check'."
      })
  int run(
      @Mixin PlayOptions options,
      @Mixin Solution solution,
      @Option(
              names = "--python",
              defaultValue = "python3",
              description = "The Python to use. Default: python3.")
          String python)
      throws IOException, InterruptedException {
    SolutionFile file = solution.file(options);
    return new SampleRun(file, options.playground(), options.output())
        .run(new LocalRun(file.language(), python));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Runs the samples on the server. Scores nothing.")
  int check(@Mixin PlayOptions options, @Mixin Solution solution)
      throws IOException, InterruptedException {
    SolutionFile file = solution.file(options);
    return options.playground().judge(file.slug(), "runs", file.read(), options.output());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Submits the solution and waits for its verdict.")
  int submit(@Mixin PlayOptions options, @Mixin Solution solution)
      throws IOException, InterruptedException {
    SolutionFile file = solution.file(options);
    return FolderSync.submitted(file, options.playground(), options.output())
        ? PlayOutput.WELL
        : PlayOutput.NOT_ACCEPTED;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Runs one test on the server, and prints each step: its line, and the variables that"
              + " have changed.")
  int trace(
      @Mixin PlayOptions options,
      @Mixin Solution solution,
      @Option(names = "--sample", description = "The number of a sample. Default: 1.")
          @Nullable Integer sample,
      @Option(
              names = "--input",
              paramLabel = "ARGUMENTS",
              description = "Instead, the arguments in Python, or what a program reads.")
          @Nullable String input)
      throws IOException, InterruptedException {
    SolutionFile file = solution.file(options);
    Map.Entry<String, ?> test =
        input == null
            ? Map.entry("sample", Objects.requireNonNullElse(sample, 1))
            : Map.entry("inputs", List.of(input));
    return options.playground().trace(file.slug(), file.read(), test, options.output());
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Opens the page of a puzzle in the browser, and prints its address.")
  int open(@Mixin PlayOptions options, @Mixin Solution solution) throws IOException {
    URI page = options.playground().page(solution.file(options).slug());
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
