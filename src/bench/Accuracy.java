import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleReader;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Verdict;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.puzzle.VersionState;
import io.arbiter.server.puzzle.VersionStore;
import io.arbiter.core.report.SolutionReport;
import io.arbiter.worker.validation.Validation;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.worker.Sandboxes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Whether verdicts agree with CPython's: each task becomes a JSON bundle, is prepared and validated
 * like an author's, its solution must be accepted and its wrong ones fail in the way that they fail
 * under CPython. What is valid is published, on a database of this run.
 *
 * <p>Usage: {@code ./arbiter bench accuracy FILE...}; a line is {@code {id, function_name, compare,
 * tests: [{input, answer}], solution, wrong: [{source, cpython}], cpython_seconds}}.
 */
final class Accuracy {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What CPython needs less for is far below any limit. */
  private static final double LONG_SECONDS = 0.1;

  /** How CPython failed, to the verdicts that say the same. */
  private static final Map<String, Set<Verdict>> SAME =
      Map.of(
          "wrong_answer", Set.of(Verdict.WRONG_ANSWER),
          "exception", Set.of(Verdict.RUNTIME_ERROR),
          "timeout", Set.of(Verdict.TIME_LIMIT),
          "setup_error",
              Set.of(Verdict.RUNTIME_ERROR, Verdict.SYNTAX_ERROR, Verdict.MISSING_FUNCTION));

  /** What became of a task. */
  private record Outcome(
      int solutions, int wrong, List<String> differences, boolean published, long millis) {}

  private final Sandboxes sandboxes;
  private final Jdbi database;
  private final VersionStore versions;
  private final Optional<String> python = Bench.CPython.fastest();

  private Accuracy(Sandboxes sandboxes, Jdbi database) throws Exception {
    this.sandboxes = sandboxes;
    this.database = database;
    versions = new VersionStore(database, new Outbox(), Duration.ofHours(1));
  }

  public static void main(String... arguments) throws Exception {
    int lanes = Runtime.getRuntime().availableProcessors();
    long started = System.nanoTime();
    int tasks = 0;
    int solutions = 0;
    int wrong = 0;
    int published = 0;
    List<String> differences = new ArrayList<>();
    List<Long> millis = new ArrayList<>();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Sandboxes sandboxes = Sandboxes.configured();
        ExecutorService pool = Executors.newFixedThreadPool(lanes)) {
      Accuracy accuracy = new Accuracy(sandboxes, migrated(postgres.getPostgresDatabase()));
      List<Future<Outcome>> outcomes = new ArrayList<>();
      for (String file : arguments) {
        for (String line : Files.readAllLines(Path.of(file))) {
          JsonNode task = JSON.readTree(line);
          outcomes.add(pool.submit(() -> accuracy.judge(task)));
        }
      }
      for (Future<Outcome> future : outcomes) {
        Outcome outcome = future.get();
        tasks++;
        solutions += outcome.solutions();
        wrong += outcome.wrong();
        differences.addAll(outcome.differences());
        published += outcome.published() ? 1 : 0;
        millis.add(outcome.millis());
        outcome.differences().forEach(System.out::println);
      }
    }
    millis.sort(null);
    System.out.printf(
        "%d tasks, %d right and %d wrong solutions judged once: %d differ from CPython;"
            + " %d published%n"
            + "to prepare and validate one: median %d ms, 95 %% %d ms; %.0f s in all%n",
        tasks,
        solutions,
        wrong,
        differences.size(),
        published,
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 95 / 100),
        (System.nanoTime() - started) / 1e9);
    System.exit(differences.isEmpty() ? 0 : 1);
  }

  private static Jdbi migrated(DataSource database) {
    Flyway.configure().dataSource(database).locations("classpath:migrations").load().migrate();
    return Jdbi.create(database).installPlugin(new PostgresPlugin());
  }

  private Outcome judge(JsonNode task) throws Exception {
    long started = System.nanoTime();
    SortedMap<String, byte[]> files = bundle(task);
    ValidationReport report = new Validation(sandboxes, 1, false).validate(files, (_, _) -> {});
    List<String> differences = new ArrayList<>();
    int wrong = task.path("wrong").size();
    if (report.solutions().isEmpty()) {
      report
          .findings()
          .forEach(f -> differences.add(id(task) + " is no bundle: " + text(f)));
    }
    for (SolutionReport solution : report.solutions()) {
      if (!agrees(task, solution)) {
        differences.add(
            id(task)
                + " "
                + solution.file()
                + ": "
                + solution.actual()
                + " ("
                + solution.message()
                + "), CPython: "
                + cpython(task, solution));
      }
    }
    for (Finding finding : report.findings()) {
      if (!finding.file().startsWith("solutions/") && finding.severity() == Finding.Severity.ERROR
          && !report.solutions().isEmpty()) {
        differences.add(id(task) + " " + text(finding));
      }
    }
    boolean published = report.valid();
    if (published) {
      publish(id(task).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-"), files, report);
    } else if (differences.isEmpty()) {
      report.findings().forEach(f -> System.out.println(id(task) + " not valid: " + text(f)));
    }
    return new Outcome(
        1, wrong, differences, published, (System.nanoTime() - started) / 1_000_000);
  }

  /** By the states of every version: draft, in validation, valid, published. */
  private void publish(String slug, SortedMap<String, byte[]> files, ValidationReport report)
      throws Exception {
    int version =
        versions.save(slug, null, true, files, null, BundleReader.read(files)).number();
    versions.validate(slug, version);
    UUID task =
        database.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select v.validation from puzzle_version v
                        join puzzle p on p.id = v.puzzle_id where p.slug = :slug
                        """)
                    .bind("slug", slug)
                    .mapTo(UUID.class)
                    .one());
    versions.validated(task, VersionState.VALIDATED, Codec.toJson(report));
    versions.publish(slug, version, VersionState.VALIDATED);
  }

  private static String id(JsonNode task) {
    return task.path("id").asText();
  }

  private static String text(Finding finding) {
    return finding.file() + ":" + finding.line() + ": " + finding.message();
  }

  private static String cpython(JsonNode task, SolutionReport solution) {
    String name = solution.file();
    if (name.equals("starter.py")) {
      return "not accepted";
    }
    return name.equals("solutions/right.py")
        ? "accepted"
        : task.path("wrong").get(number(name)).path("cpython").asText();
  }

  private static int number(String name) {
    return Integer.parseInt(name.replaceAll("\\D", ""));
  }

  private static boolean agrees(JsonNode task, SolutionReport solution) {
    String cpython = cpython(task, solution);
    return switch (cpython) {
      case "accepted" -> solution.actual() == Verdict.ACCEPTED;
      case "not accepted" -> solution.actual() != Verdict.ACCEPTED;
      default -> SAME.getOrDefault(cpython, Set.of()).contains(solution.actual());
    };
  }

  private SortedMap<String, byte[]> bundle(JsonNode task) throws Exception {
    ObjectNode files = JSON.createObjectNode();
    String function = task.path("function_name").asText();
    // The solution's own time in CPython, many times, is far from any that never ends.
    long cpu = 4_000 + (long) (20_000 * cpythonSeconds(task));
    files.put(
        "puzzle.yaml",
        "title: \"%s\"\ndifficulty: simple\ntags: [tasks]\nfunction: %s\ncompare: %s\n"
                .formatted(id(task), function, task.path("compare").asText())
            + "limits: {cpuMillis: %d, steps: 1000000000, outputBytes: 1048576}\n"
                .formatted(Math.min(60_000, cpu)));
    files.put("statement.md", "A task.\n");
    files.put("starter.py", "def %s(*arguments):\n    raise NotImplementedError\n".formatted(function));
    ObjectNode tests = JSON.createObjectNode();
    tests.set("Tests", task.path("tests"));
    ((ObjectNode) tests.path("Tests").get(0)).put("sample", true);
    files.put("tests.json", JSON.writeValueAsString(tests));
    files.put("solutions/right.py", "# expect: ACCEPTED\n" + task.path("solution").asText());
    for (int i = 0; i < task.path("wrong").size(); i++) {
      JsonNode wrong = task.path("wrong").get(i);
      Verdict verdict =
          switch (wrong.path("cpython").asText()) {
            case "wrong_answer" -> Verdict.WRONG_ANSWER;
            case "timeout" -> Verdict.TIME_LIMIT;
            case "setup_error" -> compiles(wrong) ? Verdict.RUNTIME_ERROR : Verdict.SYNTAX_ERROR;
            default -> Verdict.RUNTIME_ERROR;
          };
      files.put(
          "solutions/wrong%d.py".formatted(i),
          "# expect: %s\n%s".formatted(verdict, wrong.path("source").asText()));
    }
    ObjectNode body = JSON.createObjectNode();
    body.set("files", files);
    return BundleArchive.readJson(
        JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
  }

  /** Most of those that fail before the tests do not, where there is no CPython to tell. */
  private boolean compiles(JsonNode wrong) throws Exception {
    String script = "import sys; compile(sys.stdin.read(), 'source', 'exec')";
    return python.isPresent()
        && Bench.CPython.run(python.get(), script, wrong.path("source").asText()).isPresent();
  }

  /** The solution's seconds on this machine; where there is no CPython, on another. */
  private double cpythonSeconds(JsonNode task) throws Exception {
    double elsewhere = task.path("cpython_seconds").asDouble();
    return elsewhere < LONG_SECONDS || python.isEmpty()
        ? elsewhere
        : Bench.CPython.seconds(python.get(), task.toString()).orElse(elsewhere);
  }
}
