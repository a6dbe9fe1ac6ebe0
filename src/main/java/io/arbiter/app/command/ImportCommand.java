package io.arbiter.app.command;

import io.arbiter.app.play.MultipartForm;
import io.arbiter.app.process.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports a CheckIO mission or a Kattis problem package into a running Arbiter. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Imports a CheckIO mission or a Kattis problem package as a draft, or publishes it.",
    footer = {
      "",
      "The options give what a repository or a package lacks. The output lists what was carried and"
          + " what was",
      "left out. The environment variables are those of 'push'."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the draft is stored, or published with --publish",
      "1:the mission, the package or the draft has faults",
      "2:the command failed"
    })
final class ImportCommand implements Callable<Integer> {
  /** The part of the form that has the zip, by format. */
  private static final Map<String, String> PARTS =
      Map.of("checkio", "mission", "kattis", "package");

  @Parameters(paramLabel = "ZIP|FOLDER", description = "The mission's repository, or the package.")
  private Path mission = Path.of("");

  @Option(
      names = "--slug",
      description =
          "The puzzle's name. Default: the name of the folder or zip without the prefix of CheckIO"
              + " (checkio-mission-, checkio-task-, checkio-empire-, eoc-puzzle-) and without -main"
              + " or -master.")
  private @Nullable String slug;

  @Option(
      names = "--format",
      description =
          "checkio, or kattis: a problem package of 2025-09. Default: kattis if there is a"
              + " problem.yaml, otherwise checkio.")
  private @Nullable String format;

  @Option(names = "--publish", description = "Also validates and publishes the puzzle.")
  private boolean publish;

  @Option(
      names = "--solution",
      paramLabel = "FILE",
      description =
          "A right solution, or one whose first line is '# expect: VERDICT'. May be repeated.")
  private List<Path> solutions = new ArrayList<>();

  @Option(names = "--title")
  private @Nullable String title;

  @Option(
      names = "--difficulty",
      description = "elementary, simple (default), moderate, challenging or scientific.")
  private @Nullable String difficulty;

  @Option(names = "--tags", description = "With commas between them.")
  private @Nullable String tags;

  @Option(names = "--points")
  private @Nullable String points;

  @Option(names = "--source", description = "Where the mission is from.")
  private @Nullable String source;

  @Option(names = "--license", description = "The mission's license.")
  private @Nullable String license;

  @Option(names = "--function", description = "The name that solutions define; for a mission.")
  private @Nullable String function;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.exists(mission)) {
      throw new IllegalStateException("there is no " + mission);
    }
    MissionFiles files = MissionFiles.read(mission);
    String kind = format == null ? files.format() : format;
    @Nullable String part = PARTS.get(kind);
    if (part == null) {
      throw new IllegalStateException("--format must be checkio or kattis, not " + kind);
    }
    String name = slug == null ? MissionFiles.slug(mission) : slug;
    MultipartForm form = new MultipartForm();
    form.field("slug", name);
    addIfGiven(form, "title", title);
    addIfGiven(form, "difficulty", difficulty);
    addIfGiven(form, "tags", tags);
    addIfGiven(form, "points", points);
    addIfGiven(form, "source", source);
    addIfGiven(form, "license", license);
    addIfGiven(form, "function", function);
    form.file(part, part + ".zip", "application/zip", files.zip());
    for (Path solution : solutions) {
      form.file(
          "solution",
          String.valueOf(solution.getFileName()),
          "text/x-python",
          Files.readAllBytes(solution));
    }
    ReportPrinter printer = new ReportPrinter(System.out, Terminal.isThere());
    files.notes().forEach(printer::say);
    return new AuthorClient(printer).importMission(kind, name, form, publish) ? 0 : 1;
  }

  private static void addIfGiven(MultipartForm form, String option, @Nullable String value) {
    if (value != null) {
      form.field(option, value);
    }
  }
}
