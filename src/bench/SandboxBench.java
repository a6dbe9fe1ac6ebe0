import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.PyValue;
import io.arbiter.sandbox.ConfinementMode;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Program;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxSettings;
import io.arbiter.sandbox.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures the sandbox alone, without database and broker, and CPython beside it in the same run:
 * starts of children, small solutions, heavy solutions, guests that are stopped, and memory.
 *
 * <p>Usage: {@code ./arbiter bench sandbox [--rounds N] [--tasks FILE.jsonl] [--json FILE]}; without
 * tasks the heavy set of this folder.
 */
final class SandboxBench {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final int TESTS = 20;
  private static final int SMALL = 300;
  private static final int MANY = 5_000;
  private static final int STOPS = 10;
  private static final int ENDLESS_ONE_OF = 20;
  private static final int RECURSIVE_ONE_OF = 50;
  private static final Limits PLENTY = new Limits(60_000, 4_000_000_000L, 256L << 20, 10 << 20);

  /** Each submission has a source of its own, as in life. */
  private static final String SMALL_SOURCE =
      """
      # %d
      def checkio(x):
          words = [str(i) for i in range(x)]
          return {'words': words, 'sum': sum(map(int, words)), 'text': ''.join(words)}
      """;

  private static final String ENDLESS = "def checkio(x):\n    while True:\n        x += 1\n";

  private static final String RECURSIVE = "def checkio(x):\n    return checkio(x + 1)\n";

  private final ObjectMapper json = new ObjectMapper();
  private final String executable;
  private final Map<String, Object> report = new LinkedHashMap<>();
  private final Path folder;
  private final Map<String, String> options;

  private SandboxBench(Path folder, Map<String, String> options) throws Exception {
    this.folder = folder;
    this.options = options;
    executable = Bench.CPython.fastest().orElseThrow();
  }

  /** A solution and what it is called with. */
  record Task(String id, String source, String function, List<JsonNode> inputs, JsonNode whole) {
    List<List<PyValue>> arguments() {
      return inputs.stream()
          .map(input -> input.valueStream().map(TaggedJson::read).toList())
          .toList();
    }
  }

  public static void main(String... arguments) throws Exception {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    new SandboxBench(Path.of(arguments[0]), options).measure();
    System.exit(0);
  }

  private void measure() throws Exception {
    int rounds = Integer.parseInt(options.getOrDefault("--rounds", "3"));
    starts(rounds);
    heavy(tasks());
    small(rounds);
    stops();
    if (options.containsKey("--json")) {
      json.writerWithDefaultPrettyPrinter()
          .writeValue(Path.of(options.get("--json")).toFile(), report);
    }
  }

  private void starts(int rounds) throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long started = System.nanoTime();
      try (Sandbox sandbox = new Sandbox(settings(1))) {
        judge(sandbox, "def checkio(x): return x", List.of(1), Limits.DEFAULT);
        seconds.add(since(started));
      }
    }
    say("child start to first verdict: %.2f s", median(seconds));
    report.put("childStartSeconds", median(seconds));
  }

  /** One slot has one child, so that the first pass is the only one that is new to it. */
  private void heavy(List<Task> tasks) throws Exception {
    Map<String, Double> python = new LinkedHashMap<>();
    for (Task task : tasks) {
      python.put(task.id(), pythonSeconds(task));
    }
    try (Sandbox sandbox = new Sandbox(settings(1))) {
      List<Map<String, Double>> passes = new ArrayList<>();
      List<Double> processes = new ArrayList<>();
      for (int pass = 0; pass < 3; pass++) {
        double before = cpuOf(sandbox);
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Task task : tasks) {
          seconds.put(task.id(), heavySeconds(sandbox, task));
        }
        passes.add(seconds);
        processes.add(cpuOf(sandbox) - before);
      }
      double all = sum(python);
      say("heavy, %d tasks, CPU of the guest's thread: CPython %.1f s", tasks.size(), all);
      String[] names = {"first", "repeated", "repeated"};
      for (int pass = 0; pass < passes.size(); pass++) {
        say(
            "  %s: %.1f s, %.2f times CPython's; compilers and all %.2f times",
            names[pass], sum(passes.get(pass)), sum(passes.get(pass)) / all, processes.get(pass) / all);
      }
      Map<String, Object> each = new LinkedHashMap<>();
      for (Task task : tasks) {
        double p = python.get(task.id());
        double first = passes.get(0).get(task.id()) / p;
        double again = (passes.get(1).get(task.id()) + passes.get(2).get(task.id())) / 2 / p;
        say("  %-28s CPython %.2f s, first %5.2f times, repeated %5.2f times", task.id(), p, first, again);
        each.put(task.id(), Map.of("cpython", p, "first", first, "repeated", again));
      }
      report.put("heavy", each);
      report.put("heavyFirst", sum(passes.get(0)) / all);
      report.put("heavyRepeated", (sum(passes.get(1)) + sum(passes.get(2))) / 2 / all);
    }
  }

  private void small(int rounds) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> perSubmission = new ArrayList<>();
    List<Double> perTest = new ArrayList<>();
    try (Sandbox sandbox = new Sandbox(settings(PROCESSORS))) {
      ObjectMapper mapper = new ObjectMapper();
      List<Integer> inputs = IntStream.range(0, TESTS).boxed().toList();
      awaitWhole(sandbox);
      report.put("pssAfterStartMiB", pssMiB(sandbox));
      for (int round = 0; round < rounds; round++) {
        int from = round * SMALL;
        ours.add(rate(SMALL, i -> judge(sandbox, SMALL_SOURCE.formatted(from + i), inputs, Limits.DEFAULT)));
        String whole = mapper.writeValueAsString(taskOf(inputs));
        String one = mapper.writeValueAsString(taskOf(inputs.subList(0, 1)));
        perSubmission.add(rate(SMALL, _ -> python(whole)));
        perTest.add(rate(SMALL, _ -> python(one)) / TESTS);
        say(
            "small, %d tests, %d at a time: %.1f a second; CPython with a process for each"
                + " submission %.1f, ratio %.2f; for each test %.1f, ratio %.2f",
            TESTS, PROCESSORS, ours.getLast(), perSubmission.getLast(),
            ours.getLast() / perSubmission.getLast(), perTest.getLast(),
            ours.getLast() / perTest.getLast());
      }
      report.put("smallPerSecond", ours);
      report.put("cpythonPerSecond", perSubmission);
      report.put("cpythonWithProcessPerTestPerSecond", perTest);
      report.put("pssAfterLoadMiB", pssMiB(sandbox));
      rate(MANY, i -> judge(sandbox, SMALL_SOURCE.formatted(-i), inputs, Limits.DEFAULT));
      awaitWhole(sandbox);
      report.put("pssAfterManyMiB", pssMiB(sandbox));
      say(
          "memory of %d children, MiB: %d after the start, %d after %d submissions, %d after %d more",
          PROCESSORS + 1,
          (Long) report.get("pssAfterStartMiB"),
          (Long) report.get("pssAfterLoadMiB"),
          rounds * SMALL,
          (Long) report.get("pssAfterManyMiB"),
          MANY);
    }
  }

  private void stops() throws Exception {
    Limits few = new Limits(2_000, 100_000, 64L << 20, 1 << 16);
    try (Sandbox sandbox = new Sandbox(settings(1))) {
      List<Double> steady = new ArrayList<>();
      List<Double> after = new ArrayList<>();
      for (int i = 0; i < STOPS; i++) {
        awaitWhole(sandbox);
        String small = SMALL_SOURCE.formatted(i);
        steady.add(timed(() -> judge(sandbox, small, List.of(1), Limits.DEFAULT)));
        judge(sandbox, ENDLESS, List.of(1), few);
        after.add(timed(() -> judge(sandbox, small, List.of(1), Limits.DEFAULT)));
      }
      say(
          "a small solution: %.0f ms, right after a guest was stopped %.0f ms",
          1e3 * median(steady), 1e3 * median(after));
      report.put("steadyMillis", 1e3 * median(steady));
      report.put("afterStopMillis", 1e3 * median(after));
    }
    try (Sandbox sandbox = new Sandbox(settings(PROCESSORS))) {
      awaitWhole(sandbox);
      double alone =
          rate(
              SMALL, i -> judge(sandbox, SMALL_SOURCE.formatted(i), List.of(1), Limits.DEFAULT));
      long ended = sandbox.statistics().allEnded();
      double mixed =
          rate(
              SMALL,
              i -> {
                if (i % ENDLESS_ONE_OF == 0) {
                  judge(sandbox, ENDLESS, List.of(1), few);
                } else if (i % RECURSIVE_ONE_OF == 1) {
                  judge(sandbox, RECURSIVE, List.of(1), few);
                } else {
                  judge(sandbox, SMALL_SOURCE.formatted(-i), List.of(1), Limits.DEFAULT);
                }
              });
      say(
          "small, 1 test: %.1f a second; one of %d endless, one of %d recursive: %.1f, %.2f of it;"
              + " children that ended: %d",
          alone, ENDLESS_ONE_OF, RECURSIVE_ONE_OF, mixed, mixed / alone,
          sandbox.statistics().allEnded() - ended);
      report.put("alonePerSecond", alone);
      report.put("mixedPerSecond", mixed);
    }
  }

  private static void awaitWhole(Sandbox sandbox) throws InterruptedException {
    while (!sandbox.isWhole()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private List<Task> tasks() throws IOException {
    List<Task> tasks = new ArrayList<>();
    if (options.containsKey("--tasks")) {
      for (String line : Files.readAllLines(Path.of(options.get("--tasks")))) {
        tasks.add(task(json.readTree(line)));
      }
      return tasks;
    }
    try (Stream<Path> files = Files.list(folder.resolve("heavy"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".py")).sorted().toList()) {
        String source = Files.readString(file);
        // The first line says how it is called: "# checkio(100_000)".
        int argument =
            Integer.parseInt(source.lines().findFirst().orElseThrow().replaceAll("\\D", ""));
        Map<String, Object> whole =
            Map.of(
                "id", file.getFileName().toString(),
                "function_name", "checkio",
                "solution", source,
                "tests", List.of(Map.of("input", List.of(argument))));
        tasks.add(task(json.valueToTree(whole)));
      }
    }
    return tasks;
  }

  private static Task task(JsonNode node) {
    return new Task(
        node.get("id").asText(),
        node.get("solution").asText(),
        node.get("function_name").asText(),
        node.get("tests").valueStream().map(test -> test.get("input")).toList(),
        node);
  }

  private static Map<String, Object> taskOf(List<Integer> inputs) {
    return Map.of(
        "function_name", "checkio",
        "solution", SMALL_SOURCE.formatted(0),
        "tests", inputs.stream().map(i -> Map.of("input", List.of(i))).toList());
  }

  private double pythonSeconds(Task task) throws Exception {
    return python(json.writeValueAsString(task.whole()));
  }

  private double python(String task) throws Exception {
    return Bench.CPython.seconds(executable, task).orElseThrow();
  }

  private static double heavySeconds(Sandbox sandbox, Task task) throws Exception {
    Program program = new Program(task.source(), task.function(), false, false, PLENTY);
    try (GuestRun run = sandbox.open(program, _ -> {})) {
      run.load();
      for (List<PyValue> arguments : task.arguments()) {
        Outcome outcome = run.call(arguments);
        if (!(outcome instanceof Outcome.Returned)) {
          throw new IllegalStateException(task.id() + ": " + outcome);
        }
      }
      return run.usage().cpuMillis() / 1e3;
    }
  }

  private static void judge(Sandbox sandbox, String source, List<Integer> inputs, Limits limits)
      throws Exception {
    Program program = new Program(source, "checkio", false, false, limits);
    try (GuestRun run = sandbox.open(program, _ -> {})) {
      run.load();
      for (int input : inputs) {
        run.call(List.of(PyValue.Int.of(input)));
      }
    }
  }

  private interface Work {
    void run(int i) throws Exception;
  }

  /** Submissions a second with as many at a time as there are processors. */
  private static double rate(int count, Work work) throws Exception {
    try (ExecutorService lanes = Executors.newFixedThreadPool(PROCESSORS)) {
      long started = System.nanoTime();
      List<Callable<Void>> all =
          IntStream.range(0, count)
              .<Callable<Void>>mapToObj(
                  i ->
                      () -> {
                        work.run(i);
                        return null;
                      })
              .toList();
      for (Future<Void> done : lanes.invokeAll(all)) {
        done.get();
      }
      return count / since(started);
    }
  }

  private interface Step {
    void run() throws Exception;
  }

  private static double timed(Step step) throws Exception {
    long started = System.nanoTime();
    step.run();
    return since(started);
  }

  private static SandboxSettings settings(int slots) {
    return new SandboxSettings(
        Path.of(System.getProperty("arbiter.sandbox.child-path")),
        Path.of(System.getProperty("arbiter.sandbox.home")),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        slots,
        Integer.MAX_VALUE,
        256L << 20,
        0,
        Duration.ofMinutes(1),
        ConfinementMode.REQUIRED);
  }

  private static double cpuOf(Sandbox sandbox) {
    return sandbox.processes().stream()
        .mapToDouble(p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9)
        .sum();
  }

  private static long pssMiB(Sandbox sandbox) throws IOException {
    long kib = 0;
    for (ProcessHandle process : sandbox.processes()) {
      try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
        kib +=
            lines
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
      }
    }
    return kib >> 10;
  }

  private static double sum(Map<String, Double> values) {
    return values.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double since(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  private static void say(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
