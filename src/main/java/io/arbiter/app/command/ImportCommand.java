package io.arbiter.app.command;

import io.arbiter.app.play.MultipartForm;
import io.arbiter.app.process.Terminal;
import io.arbiter.core.json.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      "left out. The environment variables are those of 'push'.",
      "",
      "With --all, each folder and zip in FOLDER is a mission or a package. The import goes on after"
          + " a failure,",
      "and prints a table at the end."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the drafts are stored, or published with --publish",
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
              + " (checkio-mission-, checkio-task-, checkio-empire-, eoc-puzzle-, eoc-) and without -main"
              + " or -master.")
  private @Nullable String slug;

  @Option(
      names = "--format",
      description =
          "checkio, or kattis: a problem package of 2025-09. Default: kattis if there is a"
              + " problem.yaml, otherwise checkio.")
  private @Nullable String format;

  @Option(
      names = "--all",
      description = "Imports all missions and packages of a folder, under their own names.")
  private boolean all;

  @Option(names = "--json", description = "Prints the result as JSON; with --all.")
  private boolean json;

  @Option(names = "--publish", description = "Also validates and publishes the puzzle.")
  private boolean publish;

  @Option(
      names = "--solution",
      paramLabel = "FILE",
      description =
          "A right solution, or one whose first line is '# expect: VERDICT'. May be repeated. With"
              + " --all, a folder that has PUZZLE.py or PUZZLE/*.py for each mission.")
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
    if (all) {
      return importAll();
    }
    MissionFiles files = MissionFiles.read(mission);
    String name = slug == null ? MissionFiles.slug(mission) : slug;
    ReportPrinter printer = new ReportPrinter(System.out, Terminal.isThere());
    files.notes().forEach(printer::say);
    String kind = kind(files);
    MultipartForm form = form(name, kind, files, solutions);
    return new AuthorClient(printer).importMission(kind, name, form, publish) ? 0 : 1;
  }

  private int importAll() throws IOException, InterruptedException {
    if (slug != null || title != null || function != null) {
      throw new IllegalStateException("--slug, --title and --function are for one mission");
    }
    ReportPrinter printer =
        new ReportPrinter(json ? System.err : System.out, !json && Terminal.isThere());
    var _ = AuthorClient.logIn();
    List<MissionImports.Outcome> outcomes =
        new MissionImports(
                (path, name) -> {
                  MissionFiles files = MissionFiles.read(path);
                  String kind = kind(files);
                  return AuthorClient.outcome(
                      path, kind, name, form(name, kind, files, solutions(name)), publish);
                },
                printer)
            .run(mission);
    if (json) {
      System.out.println(Codec.toJson(outcomes));
    } else {
      MissionImports.print(outcomes, printer);
    }
    MissionImports.State good =
        publish ? MissionImports.State.PUBLISHED : MissionImports.State.DRAFT;
    return outcomes.stream().allMatch(each -> each.state() == good) ? 0 : 1;
  }

  /** The solutions of a mission in the folders of solutions. */
  private List<Path> solutions(String name) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : solutions) {
      if (Files.exists(folder.resolve(name + ".py"))) {
        found.add(folder.resolve(name + ".py"));
      }
      if (Files.isDirectory(folder.resolve(name))) {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
          files.filter(file -> file.toString().endsWith(".py")).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }

  private String kind(MissionFiles files) {
    String kind = format == null ? files.format() : format;
    if (!PARTS.containsKey(kind)) {
      throw new IllegalStateException("--format must be checkio or kattis, not " + kind);
    }
    return kind;
  }

  private MultipartForm form(String name, String kind, MissionFiles files, List<Path> given)
      throws IOException {
    MultipartForm form = new MultipartForm();
    form.field("slug", name);
    addIfGiven(form, "title", title);
    addIfGiven(form, "difficulty", difficulty);
    addIfGiven(form, "tags", tags);
    addIfGiven(form, "points", points);
    addIfGiven(form, "source", source);
    addIfGiven(form, "license", license);
    addIfGiven(form, "function", function);
    String part = Objects.requireNonNull(PARTS.get(kind));
    form.file(part, part + ".zip", "application/zip", files.zip());
    for (Path solution : given) {
      form.file(
          "solution",
          String.valueOf(solution.getFileName()),
          "text/x-python",
          Files.readAllBytes(solution));
    }
    return form;
  }

  private static void addIfGiven(MultipartForm form, String option, @Nullable String value) {
    if (value != null) {
      form.field(option, value);
    }
  }
}
