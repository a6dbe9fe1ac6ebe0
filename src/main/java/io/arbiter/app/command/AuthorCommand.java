package io.arbiter.app.command;

import io.arbiter.app.process.Terminal;
import io.arbiter.core.bundle.PuzzleFolder;
import io.arbiter.core.bundle.Slug;
import io.arbiter.core.bundle.Templates;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.validation.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Validates puzzles in folders, and sends them to a running Arbiter. */
@Command(
    name = "author",
    mixinStandardHelpOptions = true,
    subcommands = ImportCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Makes, validates and publishes puzzles in folders, and imports missions and packages.",
    footer = {
      "",
      "The name of a folder is the name of its puzzle. All commands but new and check read",
      "environment variables: ARBITER_URL is the server (default: http://localhost:8080);",
      "ARBITER_NAME and ARBITER_PASSWORD, or ARBITER_TOKEN, say who you are."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all puzzles are valid", "1:a puzzle has faults", "2:the command failed"})
public final class AuthorCommand {
  private static final String SLUG = "SLUG";
  private static final String N = "N";
  private static final String WHICH = "Of the version. Default: that of the newest version.";

  private final ReportPrinter printer = new ReportPrinter(System.out, Terminal.isThere());

  /** The names of the templates. */
  static final class Kinds extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Kinds() {
      super(Templates.ALL.stream().map(Templates.Template::name).toList());
    }
  }

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Makes the folder of a new puzzle, with a small example to change.")
  int begin(
      @Parameters(paramLabel = SLUG, description = "The name of the puzzle and its folder.")
          String slug,
      @Option(
              names = "--kind",
              paramLabel = "KIND",
              defaultValue = "function",
              completionCandidates = Kinds.class,
              description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
          String kind)
      throws IOException {
    if (!Slug.isValid(slug)) {
      throw new IllegalStateException(
          "the name of a puzzle is words of a-z and 0-9 joined by -, not " + slug);
    }
    Templates.Template template =
        Templates.named(kind)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "--kind must be one of " + String.join(", ", new Kinds())));
    Map<String, byte[]> files = new TreeMap<>();
    template
        .files()
        .forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    write(Path.of(slug), files);
    printer.say("next: arbiter author check " + slug);
    return 0;
  }

  @Command(
      name = "pull",
      mixinStandardHelpOptions = true,
      description = "Fetches the files of a puzzle into a new folder with its name.")
  int pull(
      @Parameters(paramLabel = SLUG) String slug,
      @Option(names = "--number", paramLabel = N, description = WHICH) @Nullable Integer number)
      throws IOException, InterruptedException {
    write(Path.of(slug), new AuthorClient(printer).pull(slug, number));
    return 0;
  }

  /** Writes files into a folder, which must be new, so that nothing is replaced. */
  private void write(Path folder, Map<String, byte[]> files) throws IOException {
    if (Files.exists(folder)) {
      throw new IllegalStateException(folder + " is there already; move it away first");
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, file.getValue());
    }
    printer.say("made the folder %s with %d files".formatted(folder, files.size()));
  }

  @Command(
      name = "validate",
      mixinStandardHelpOptions = true,
      description = "Validates a version that an Arbiter has, such as an imported one.")
  int validate(
      @Parameters(paramLabel = SLUG) String slug,
      @Option(names = "--number", paramLabel = N, description = WHICH) @Nullable Integer number)
      throws IOException, InterruptedException {
    return status(new AuthorClient(printer).proceed(slug, number, false, false));
  }

  @Command(
      name = "retire",
      mixinStandardHelpOptions = true,
      description = "Takes the published version of a puzzle from the players.")
  int retire(@Parameters(paramLabel = SLUG) String slug) throws IOException, InterruptedException {
    return status(new AuthorClient(printer).retire(slug));
  }

  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = "Publishes a retired version of a puzzle again.")
  int rollback(
      @Parameters(paramLabel = SLUG) String slug,
      @Parameters(paramLabel = N, description = "The number of the version.") int version)
      throws IOException, InterruptedException {
    return status(new AuthorClient(printer).rollback(slug, version));
  }

  @Command(
      name = "rejudge",
      mixinStandardHelpOptions = true,
      description = "Judges the submissions of a puzzle again, and prints what would change.")
  int rejudge(
      @Parameters(paramLabel = SLUG) String slug,
      @Option(names = "--number", paramLabel = N, description = WHICH) @Nullable Integer number,
      @Option(names = "--apply", description = "Makes the change.") boolean apply)
      throws IOException, InterruptedException {
    return status(new AuthorClient(printer).rejudge(slug, number, apply));
  }

  private static int status(boolean good) {
    return good ? 0 : 1;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Validates puzzles here, without a server.")
  int check(@Parameters(arity = "1..*", paramLabel = "FOLDER") List<Path> folders)
      throws IOException, SandboxUnavailable, InterruptedException {
    boolean good = true;
    SortedMap<String, Map<String, byte[]>> puzzles = puzzles(folders);
    try (Sandboxes sandboxes = Sandboxes.configured()) {
      for (Map.Entry<String, Map<String, byte[]>> puzzle : puzzles.entrySet()) {
        if (puzzles.size() > 1) {
          printer.say(puzzle.getKey() + ":");
        }
        if (!Slug.isValid(puzzle.getKey())) {
          // As the server says it to push.
          printer.say("slug: " + Slug.RULE);
          good = false;
        }
        ValidationReport report =
            new Validation(sandboxes).validate(puzzle.getValue(), printer::progress);
        printer.print(report);
        good &= report.valid();
      }
    }
    return status(good);
  }

  @Command(
      name = "push",
      mixinStandardHelpOptions = true,
      description = "Sends puzzles to an Arbiter and validates them there.")
  int push(@Parameters(arity = "1..*", paramLabel = "FOLDER") List<Path> folders)
      throws IOException, InterruptedException {
    return send(folders, false, false);
  }

  @Command(
      name = "publish",
      mixinStandardHelpOptions = true,
      description = "Validates and publishes puzzles: folders, or versions that an Arbiter has.")
  int publish(
      @Option(
              names = "--early",
              description = "Publishes puzzles that a contest would publish at its end.")
          boolean early,
      @Option(
              names = "--number",
              paramLabel = N,
              description = "Of a version that the Arbiter has. Default: that of the newest one.")
          @Nullable Integer number,
      @Parameters(
              arity = "1..*",
              paramLabel = "FOLDER|SLUG",
              description = "Without such a folder, or with --number, the name of a puzzle.")
          List<Path> puzzles)
      throws IOException, InterruptedException {
    Path first = puzzles.getFirst();
    boolean stored = number != null || !Files.isDirectory(first) && Slug.isValid(first.toString());
    return puzzles.size() == 1 && stored
        ? status(new AuthorClient(printer).proceed(first.toString(), number, true, early))
        : send(puzzles, true, early);
  }

  private int send(List<Path> folders, boolean publish, boolean early)
      throws IOException, InterruptedException {
    boolean good = true;
    for (Map.Entry<String, Map<String, byte[]>> puzzle : puzzles(folders).entrySet()) {
      good &= new AuthorClient(printer).push(puzzle.getKey(), puzzle.getValue(), publish, early);
    }
    return status(good);
  }

  private static SortedMap<String, Map<String, byte[]>> puzzles(List<Path> folders)
      throws IOException {
    SortedMap<String, Map<String, byte[]>> puzzles = new TreeMap<>();
    for (Path argument : folders) {
      Path folder = argument.toAbsolutePath().normalize();
      if (!Files.isDirectory(folder)) {
        throw new IllegalStateException("there is no folder " + folder);
      }
      puzzles.put(String.valueOf(folder.getFileName()), PuzzleFolder.files(folder));
    }
    return puzzles;
  }
}
