import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures a fresh Arbiter from outside, as a player meets it, and CPython beside it in the same
 * run: absolute figures say as much about the machine as about the program, ratios do not.
 *
 * <p>Usage: {@code java Bench.java LAUNCHER [--blocks N] [--json FILE]}, or {@code ./arbiter
 * bench}.
 */
final class Bench {

  /** A JVM takes some thousand requests to compile what they run through. */
  private static final int WARM_UP = 1_500;

  private static final int ONE_BY_ONE = 200;
  private static final int TOGETHER = 400;
  private static final int IN_FLIGHT = 8;
  private static final String PUZZLE = "fizz-buzz";
  private static final String SOLUTION = "if_chain.py";

  /** Of so many submissions one is endless, and another one recurses without end. */
  private static final int ENDLESS_ONE_OF = 20;

  private static final int RECURSIVE_ONE_OF = 50;

  private static final String ENDLESS = "def checkio(n):\n    while True:\n        n += 1\n";

  private static final String RECURSIVE = "def checkio(n):\n    return checkio(n + 1)\n";

  private final Options options;
  private final Path folder;
  private volatile Instance running;

  private Bench(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  public static void main(String... arguments) throws Exception {
    Options options = Options.of(arguments);
    Bench bench = new Bench(options, Files.createTempDirectory("arbiter-bench-"));
    // Runs in any case: at the end, after a failure, on Ctrl-C.
    Runtime.getRuntime().addShutdownHook(new Thread(bench::cleanUp));
    Report report = bench.measure();
    report.print();
    if (options.json().isPresent()) {
      Files.writeString(options.json().get(), Json.of(report) + "\n");
    }
  }

  private void cleanUp() {
    try {
      if (running != null) {
        running.close();
      }
      delete(folder);
    } catch (Exception e) {
      say("not cleaned up: " + e);
    }
  }

  record Options(Path launcher, int blocks, Optional<Path> json) {
    private static final String USAGE =
        "Usage: java Bench.java LAUNCHER [--blocks N] [--json FILE]";

    static Options of(String... arguments) {
      Map<String, String> named = new HashMap<>();
      for (int i = 1; i + 1 < arguments.length; i += 2) {
        named.put(arguments[i], arguments[i + 1]);
      }
      boolean known = Set.of("--blocks", "--json").containsAll(named.keySet());
      if (arguments.length % 2 == 0 || !known) {
        System.err.println(USAGE);
        System.exit(2);
      }
      return new Options(
          Path.of(arguments[0]).toAbsolutePath(),
          Integer.parseInt(named.getOrDefault("--blocks", "3")),
          Optional.ofNullable(named.get("--json")).map(Path::of));
    }

    Path puzzle() {
      return Bench.puzzle(launcher);
    }
  }

  private Report measure() throws Exception {
    List<Double> first = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    for (int block = 1; block < options.blocks(); block++) {
      Path data = folder.resolve("data-" + block);
      first.add(startAndStop(data, "start " + block + " on empty data"));
      again.add(startAndStop(data, "start " + block + " on the same data"));
      delete(data);
    }
    Path data = folder.resolve("data-" + options.blocks());
    first.add(startAndStop(data, "start " + options.blocks() + " on empty data"));
    say("start " + options.blocks() + " on the same data");
    try (Instance instance = start(data)) {
      again.add(instance.awaitReady());
      return underLoad(instance, new Starts(first, again));
    } catch (Exception e) {
      // The folder, and with it the log, is about to go.
      say("the instance's last lines:\n" + Instance.lastLines(data));
      throw e;
    }
  }

  private double startAndStop(Path data, String what) throws Exception {
    say(what);
    try (Instance instance = start(data)) {
      return instance.awaitReady();
    }
  }

  private Instance start(Path data) throws Exception {
    running = Instance.start(options.launcher(), data);
    return running;
  }

  private Report underLoad(Instance instance, Starts starts) throws Exception {
    Machine machine = Machine.now();
    Memory fresh = Memory.of(instance);
    Player arbiter = new Player(instance.address(), "bench", Files.readString(solution()));
    Optional<Judge> python = CPython.find(folder, solution(), options.puzzle());
    say("warm-up");
    Block.rate(arbiter, WARM_UP);
    List<Block> arbiterBlocks = new ArrayList<>();
    List<Block> pythonBlocks = new ArrayList<>();
    Cpu before = Cpu.of(instance);
    // In turns, so that a busy minute of the machine falls on both.
    for (int block = 1; block <= options.blocks(); block++) {
      say("block " + block + " of " + options.blocks());
      arbiterBlocks.add(Block.of(arbiter));
      if (python.isPresent()) {
        pythonBlocks.add(Block.of(python.get()));
      }
    }
    Cpu each =
        Cpu.of(instance).each(before, options.blocks() * (ONE_BY_ONE + TOGETHER));
    say("one of %d endless, one of %d recursive".formatted(ENDLESS_ONE_OF, RECURSIVE_ONE_OF));
    double withFailures = Block.rate(arbiter::judgeWithFailures, TOGETHER);
    say("arrivals at 25 to 150 % of that rate");
    double capacity =
        arbiterBlocks.stream().mapToDouble(Block::perSecond).max().orElseThrow();
    List<ArrivalSweep.Point> arrivals = ArrivalSweep.measure(arbiter, capacity);
    Memory used = Memory.of(instance);
    return new Report(machine, starts, fresh, used, arbiterBlocks, pythonBlocks, each, withFailures, arrivals);
  }

  private Path solution() {
    return solution(options.launcher());
  }

  private static Path puzzle(Path launcher) {
    return launcher.resolveSibling("puzzles").resolve(PUZZLE);
  }

  /** What the players send. */
  static Path solution(Path launcher) {
    return puzzle(launcher).resolve("solutions").resolve(SOLUTION);
  }

  private static void say(String what) {
    System.err.println("bench: " + what);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The nearest rank. */
  static double at(double[] sorted, int percent) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Judges the one solution once; returns with the verdict, which must be that it is right. */
  interface Judge {
    Stages judge() throws Exception;
  }

  /** A running Arbiter in a folder of its own. Closing it ends it and checks that all is gone. */
  record Instance(Process process, long started, Path data, URI address) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Everything in one process tree: what is measured brings its own database and broker. */
    static Instance start(Path launcher, Path data) throws IOException {
      return start(launcher, "up", data, Map.of());
    }

    static Instance start(Path launcher, String role, Path data, Map<String, String> environment)
        throws IOException {
      int port = freePort();
      ProcessBuilder builder = new ProcessBuilder(launcher.toString(), role);
      List.of("QUARKUS_DATASOURCE_JDBC_URL", "KAFKA_BOOTSTRAP_SERVERS", "ARBITER_ROLES")
          .forEach(builder.environment().keySet()::remove);
      builder.environment().put("ARBITER_DATA", data.toString());
      for (String quota :
          List.of("IN_FLIGHT", "INTERACTIVE", "PER_MINUTE", "PER_DAY", "ENDED_CHILDREN")) {
        builder.environment().put("ARBITER_QUOTA_" + quota, "1000000");
      }
      builder.environment().put("ARBITER_SUBMISSION_ANSWER_REPEATS", "false");
      builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(log(data).toFile());
      URI address = URI.create("http://127.0.0.1:" + port);
      return new Instance(builder.start(), System.nanoTime(), data, address);
    }

    private static Path log(Path data) {
      return data.resolveSibling(data.getFileName() + ".log");
    }

    static String lastLines(Path data) throws IOException {
      List<String> lines = Files.readAllLines(log(data));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** Seconds since the start. */
    double awaitReady() throws Exception {
      HttpRequest request = HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
      try (HttpClient client = HttpClient.newHttpClient()) {
        while (process.isAlive() && secondsSince(started) < PATIENCE.toSeconds()) {
          if (answers(client, request)) {
            return secondsSince(started);
          }
          Thread.sleep(20);
        }
      }
      String state = process.isAlive() ? "running" : "ended with " + process.exitValue();
      throw new IllegalStateException(
          "not ready but " + state + "; last lines:\n" + lastLines(data));
    }

    private static boolean answers(HttpClient client, HttpRequest request)
        throws InterruptedException {
      try {
        return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException e) {
        return false;
      }
    }

    static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }

    /** How many submissions have no verdict yet. */
    long unjudged() throws Exception {
      try (HttpClient client = HttpClient.newHttpClient()) {
        String metrics =
            client
                .send(
                    HttpRequest.newBuilder(address.resolve("/q/metrics")).build(),
                    BodyHandlers.ofString())
                .body();
        return metrics
            .lines()
            .filter(line -> line.startsWith("arbiter_queue_depth"))
            .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .sum();
      }
    }

    /** The database's server, which is nobody's child: its pid file tells. */
    Optional<ProcessHandle> postgres() {
      try (Stream<String> lines = Files.lines(data.resolve("postgres/data/postmaster.pid"))) {
        return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    @Override
    public void close() throws Exception {
      List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
      postgres().ifPresent(server -> tree.addAll(withDescendants(server)));
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("it did not end within 30 s of SIGTERM");
      }
      awaitNothingLeft(tree);
    }

    private void awaitNothingLeft(List<ProcessHandle> tree) throws Exception {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      List<String> left = left(tree);
      while (!left.isEmpty() && System.nanoTime() < end) {
        Thread.sleep(50);
        left = left(tree);
      }
      if (!left.isEmpty()) {
        throw new IllegalStateException("processes are left: " + left);
      }
    }

    /** Of those that were there, and of any that has come since and names the data folder. */
    private List<String> left(List<ProcessHandle> tree) {
      Stream<ProcessHandle> late =
          ProcessHandle.allProcesses().filter(p -> commandLine(p).contains(data.toString()));
      return Stream.concat(tree.stream().filter(ProcessHandle::isAlive), late)
          .map(process -> process.pid() + " " + commandLine(process))
          .distinct()
          .toList();
    }

    private static String commandLine(ProcessHandle process) {
      try {
        return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).replace('\0', ' ');
      } catch (IOException e) {
        return process.info().commandLine().orElse("");
      }
    }

    static List<ProcessHandle> withDescendants(ProcessHandle process) {
      return Stream.concat(Stream.of(process), process.descendants()).toList();
    }
  }

  /**
   * Where the time to a verdict goes, in milliseconds.
   *
   * @param intake the POST
   * @param queue until the started event is here
   * @param sandbox until the worker has the judgement
   * @param push until the judged event is here: published, scored, published and sent
   */
  record Stages(double intake, double queue, double sandbox, double push) {
    static final Stages NONE = new Stages(0, 0, 0, 0);

    /** Of each by itself. */
    static Stages medians(List<Stages> all) {
      return new Stages(
          median(all, Stages::intake),
          median(all, Stages::queue),
          median(all, Stages::sandbox),
          median(all, Stages::push));
    }

    private static double median(List<Stages> all, ToDoubleFunction<Stages> stage) {
      double[] sorted = all.stream().mapToDouble(stage).sorted().toArray();
      return at(sorted, 50);
    }
  }

  /** A registered player who submits over HTTP and follows the events. */
  static final class Player implements Judge {
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String token;
    private final String submission;
    private final AtomicInteger judged = new AtomicInteger();

    Player(URI address, String name, String source) throws Exception {
      this.address = address;
      String login = Json.of(Map.of("name", name, "password", "correct-horse"));
      post("/api/players", login, Optional.empty());
      token = text("token", post("/api/tokens", login, Optional.empty()));
      submission = Json.of(Map.of("source", source));
    }

    String token() {
      return token;
    }

    @Override
    public Stages judge() throws Exception {
      return judge(submission, "ACCEPTED");
    }

    /** As {@link #judge}, but for some that do not end, which must be found to be so. */
    Stages judgeWithFailures() throws Exception {
      int number = judged.incrementAndGet();
      if (number % ENDLESS_ONE_OF == 0) {
        return judge(Json.of(Map.of("source", ENDLESS)), "TIME_LIMIT");
      }
      return number % RECURSIVE_ONE_OF == 1
          ? judge(Json.of(Map.of("source", RECURSIVE)), "RUNTIME_ERROR")
          : judge();
    }

    /** Sends it and does not wait for the verdict; whether no quota forbids it. */
    boolean submit() throws Exception {
      HttpResponse<String> response = send(path(), submission, Optional.of(token));
      return response.statusCode() != TOO_MANY_REQUESTS && !require(path(), response).isEmpty();
    }

    private String submit(String submission) throws Exception {
      return post(path(), submission, Optional.of(token));
    }

    private static String path() {
      return "/api/puzzles/" + PUZZLE + "/submissions";
    }

    private Stages judge(String submission, String verdict) throws Exception {
      long begin = System.nanoTime();
      String receipt = submit(submission);
      return follow(begin, System.nanoTime(), text("events", receipt), verdict);
    }

    private Stages follow(long begin, long accepted, String path, String verdict)
        throws Exception {
      HttpRequest request = authorized(path, Optional.of(token)).build();
      HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
      long started = 0;
      String last = "";
      try (Stream<String> lines = response.body()) {
        for (String line : (Iterable<String>) lines::iterator) {
          if (line.equals("event:started")) {
            started = System.nanoTime();
          } else if (line.startsWith("data:")) {
            last = line;
          }
        }
      }
      long end = System.nanoTime();
      if (!last.contains("\"verdict\":\"" + verdict + "\"")) {
        throw new IllegalStateException("the stream ended with: " + last);
      }
      Duration pushing = Duration.between(Instant.parse(text("judgedAt", last)), Instant.now());
      return new Stages(
          millis(accepted - begin),
          millis(started - accepted),
          millis(end - started - pushing.toNanos()),
          millis(pushing.toNanos()));
    }

    private static double millis(long nanos) {
      return nanos / 1e6;
    }

    private String post(String path, String body, Optional<String> token) throws Exception {
      return require(path, send(path, body, token));
    }

    private HttpResponse<String> send(String path, String body, Optional<String> token)
        throws Exception {
      HttpRequest request =
          authorized(path, token)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.ofString());
    }

    private static String require(String path, HttpResponse<String> response) {
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            path + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    }

    private HttpRequest.Builder authorized(String path, Optional<String> token) {
      HttpRequest.Builder builder = HttpRequest.newBuilder(address.resolve(path));
      token.ifPresent(value -> builder.header("Authorization", "Bearer " + value));
      return builder;
    }

    static String text(String name, String json) {
      Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
      if (!matcher.find()) {
        throw new IllegalStateException("no " + name + " in " + json);
      }
      return matcher.group(1);
    }
  }

  /** The same solution and tests in a CPython process of its own each time; no sandbox. */
  record CPython(String executable, Path script) implements Judge {
    static Optional<Judge> find(Path folder, Path solution, Path puzzle) throws Exception {
      Optional<String> executable = fastest();
      if (executable.isEmpty()) {
        say("there is no python3: CPython is left out");
        return Optional.empty();
      }
      Path script = folder.resolve("cpython.py");
      Files.writeString(script, script(solution, puzzle));
      return Optional.of(new CPython(executable.get(), script));
    }

    /** JSON is Python, but for three names. */
    private static String script(Path solution, Path puzzle) throws IOException {
      return Files.readString(solution)
          + "\ntrue, false, null = True, False, None\nTESTS = "
          + Files.readString(puzzle.resolve("tests.json"))
          + """

          for cases in TESTS.values():
              for case in cases:
                  assert checkio(*case['input']) == case['answer']
          """;
    }

    /** A task's solution over its tests; prints the CPU seconds of it. */
    private static final String TASK =
        """
        import json, sys, time
        task = json.load(sys.stdin)
        started = time.process_time()
        names = {}
        exec(compile(task['solution'], 'solution.py', 'exec'), names)
        for test in task['tests']:
            names[task['function_name']](*test['input'])
        print(time.process_time() - started)
        """;

    /** The CPU seconds of a task, which is JSON; nothing if it fails. */
    static Optional<Double> seconds(String executable, String task) throws Exception {
      return run(executable, TASK, task).map(Double::valueOf);
    }

    /** What a script prints; nothing if it fails. */
    static Optional<String> run(String executable, String script, String input) throws Exception {
      Process process =
          new ProcessBuilder(executable, "-I", "-c", script)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
        stdin.write(input);
      }
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(printed.strip()) : Optional.empty();
    }

    /** So often a process is started to see how long it takes. */
    private static final int STARTS = 7;

    /**
     * The yardstick: of the CPythons on this machine the one that starts first. Builds differ by a
     * factor of three, and a ratio to a slow one says nothing.
     */
    static Optional<String> fastest() throws Exception {
      Optional<String> best = Optional.empty();
      long shortest = Long.MAX_VALUE;
      for (String name : List.of("/usr/bin/python3", "python3")) {
        Optional<String> path = real(name);
        long nanos = path.isPresent() ? startNanos(path.get()) : Long.MAX_VALUE;
        if (nanos < shortest) {
          shortest = nanos;
          best = path;
        }
      }
      if (best.isPresent()) {
        String version =
            run(best.get(), "import platform; print(platform.python_version())", "").orElse("?");
        say(
            String.format(
                Locale.ROOT,
                "the yardstick is %s, CPython %s: a process takes %.1f ms",
                best.get(),
                version,
                shortest / 1e6));
      }
      return best;
    }

    /** Itself, not a version manager's script in front of it. */
    private static Optional<String> real(String name) throws Exception {
      try {
        return run(name, "import sys; print(sys.executable)", "");
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    /** The shortest of several starts, in nanoseconds. */
    private static long startNanos(String executable) throws Exception {
      long shortest = Long.MAX_VALUE;
      for (int i = 0; i < STARTS; i++) {
        long begun = System.nanoTime();
        run(executable, "pass", "");
        shortest = Math.min(shortest, System.nanoTime() - begun);
      }
      return shortest;
    }

    @Override
    public Stages judge() throws Exception {
      Process process =
          new ProcessBuilder(executable, "-I", script.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("python3 ended with " + process.exitValue());
      }
      return Stages.NONE;
    }
  }

  /** One round: times to verdict one by one, in milliseconds, and the rate with several at once. */
  record Block(
      double p50Millis, double p95Millis, double p99Millis, Stages stages, double perSecond) {
    static Block of(Judge judge) throws Exception {
      double[] millis = new double[ONE_BY_ONE];
      List<Stages> stages = new ArrayList<>();
      for (int i = 0; i < ONE_BY_ONE; i++) {
        long start = System.nanoTime();
        stages.add(judge.judge());
        millis[i] = secondsSince(start) * 1000;
      }
      Arrays.sort(millis);
      return new Block(
          at(millis, 50),
          at(millis, 95),
          at(millis, 99),
          Stages.medians(stages),
          rate(judge, TOGETHER));
    }

    /** Judgements a second, several at a time. */
    static double rate(Judge judge, int count) throws Exception {
      try (var threads = Executors.newFixedThreadPool(IN_FLIGHT)) {
        Callable<Void> task =
            () -> {
              judge.judge();
              return null;
            };
        long start = System.nanoTime();
        List<Future<Void>> all =
            threads.invokeAll(IntStream.range(0, count).mapToObj(_ -> task).toList());
        double seconds = secondsSince(start);
        for (Future<Void> one : all) {
          one.get();
        }
        return count / seconds;
      }
    }
  }

  /** Seconds to ready. */
  record Starts(List<Double> firstSeconds, List<Double> againSeconds) {}

  record Machine(int processors, String kernel, String java, double load) {
    static Machine now() {
      return new Machine(
          Runtime.getRuntime().availableProcessors(),
          System.getProperty("os.name") + " " + System.getProperty("os.version"),
          System.getProperty("java.vm.version"),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
  }

  /** The processes of an instance, by what they are for. */
  record Tree(
      List<ProcessHandle> main, List<ProcessHandle> children, List<ProcessHandle> postgres) {
    static Tree of(Instance instance) {
      List<ProcessHandle> database =
          instance.postgres().map(Instance::withDescendants).orElse(List.of());
      List<ProcessHandle> children = new ArrayList<>(instance.process().descendants().toList());
      children.removeAll(database);
      return new Tree(List.of(instance.process().toHandle()), children, database);
    }
  }

  /** Processor time used so far, in milliseconds. */
  record Cpu(double main, double children, double postgres) {
    static Cpu of(Instance instance) {
      Tree tree = Tree.of(instance);
      return new Cpu(millis(tree.main()), millis(tree.children()), millis(tree.postgres()));
    }

    private static double millis(List<ProcessHandle> processes) {
      return processes.stream()
          .mapToDouble(p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6)
          .sum();
    }

    /** For each of so many submissions that were judged since. */
    Cpu each(Cpu before, int submissions) {
      Cpu since = minus(before);
      return new Cpu(
          since.main / submissions, since.children / submissions, since.postgres / submissions);
    }

    Cpu minus(Cpu other) {
      return new Cpu(main - other.main, children - other.children, postgres - other.postgres);
    }

    Cpu plus(Cpu other) {
      return new Cpu(main + other.main, children + other.children, postgres + other.postgres);
    }
  }

  /** In MiB; shared pages in parts (PSS) where the kernel tells, else whole in each (RSS). */
  record Memory(String kind, long main, long children, long postgres) {
    static Memory of(Instance instance) {
      boolean pss = Files.exists(Path.of("/proc/self/smaps_rollup"));
      Tree tree = Tree.of(instance);
      return new Memory(
          pss ? "PSS" : "RSS",
          mebibytes(tree.main(), pss),
          mebibytes(tree.children(), pss),
          mebibytes(tree.postgres(), pss));
    }

    private static long mebibytes(List<ProcessHandle> processes, boolean pss) {
      return processes.stream().mapToLong(process -> kibibytes(process, pss)).sum() / 1024;
    }

    private static long kibibytes(ProcessHandle process, boolean pss) {
      Path file = Path.of("/proc/" + process.pid(), pss ? "smaps_rollup" : "status");
      Pattern line = Pattern.compile(pss ? "^Pss:\\s+(\\d+) kB" : "^VmRSS:\\s+(\\d+) kB");
      try (Stream<String> lines = Files.lines(file)) {
        return lines
            .map(line::matcher)
            .filter(Matcher::find)
            .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
            .sum();
      } catch (IOException | UncheckedIOException e) {
        return 0;
      }
    }

    long total() {
      return main + children + postgres;
    }
  }

  record Report(
      Machine machine,
      Starts starts,
      Memory memoryFresh,
      Memory memoryAfterLoad,
      List<Block> arbiter,
      List<Block> cpython,
      Cpu cpuEach,
      double perSecondWithFailures,
      List<ArrivalSweep.Point> arrivals) {

    void print() {
      line(
          "%d processors, %s, Java %s, load %.2f",
          machine.processors(), machine.kernel(), machine.java(), machine.load());
      line("medians of %d blocks, the blocks in brackets", arbiter.size());
      line("");
      line("start to ready, seconds");
      line("  on empty data        %s", median(starts.firstSeconds()));
      line("  on the same data     %s", median(starts.againSeconds()));
      line(
          "time to verdict, milliseconds, from the POST to the judged event; %s, %d one by one,"
              + " after %d together",
          PUZZLE, ONE_BY_ONE, WARM_UP);
      compared("p50", Block::p50Millis, "times CPython's");
      compared("p95", Block::p95Millis, "times CPython's");
      compared("p99", Block::p99Millis, "times CPython's");
      line("  of it, medians by themselves:");
      stage("intake", Stages::intake);
      stage("queue", Stages::queue);
      stage("sandbox", Stages::sandbox);
      stage("scoring and push", Stages::push);
      line("submissions per second, %d with %d in flight", TOGETHER, IN_FLIGHT);
      compared("", Block::perSecond, "of CPython's");
      line(
          "  processor time for each, milliseconds: java main %.1f, children %.1f, postgres %.1f",
          cpuEach.main(), cpuEach.children(), cpuEach.postgres());
      line(
          "  one of %d endless, one of %d recursive: %.1f",
          ENDLESS_ONE_OF, RECURSIVE_ONE_OF, perSecondWithFailures);
      arrivals(arrivals);
      line("memory at rest, MiB of %s: java main / children / postgres", memoryFresh.kind());
      memory("after the start", memoryFresh);
      memory("after the load", memoryAfterLoad);
    }

    static void arrivals(List<ArrivalSweep.Point> points) {
      line("arrivals at random, milliseconds to the verdict");
      line(
          "  of capacity  per s    p50     p95     p99   drained after  wrong      intake  queue "
              + " sandbox  push, medians");
      for (ArrivalSweep.Point p : points) {
        Stages stages = p.stages();
        line(
            "  %8d %%  %6.1f %7.0f %7.0f %7.0f %10.1f s  %4d of %d    %7.0f %6.0f %8.0f %5.0f",
            p.percent(), p.perSecond(), p.p50(), p.p95(), p.p99(), p.drainSeconds(), p.wrong(), p.count(),
            stages.intake(), stages.queue(), stages.sandbox(), stages.push());
      }
    }

    private void stage(String name, ToDoubleFunction<Stages> stage) {
      line(
          "    %-18s %s",
          name, median(figures(arbiter, block -> stage.applyAsDouble(block.stages()))));
    }

    private void compared(String name, ToDoubleFunction<Block> figure, String unit) {
      line("  Arbiter %-12s %s", name, median(figures(arbiter, figure)));
      if (!cpython.isEmpty()) {
        line("  CPython %-12s %s", name, median(figures(cpython, figure)));
        line("  ratio                %s %s", median(ratios(figure)), unit);
      }
    }

    private static List<Double> figures(List<Block> blocks, ToDoubleFunction<Block> figure) {
      return blocks.stream().mapToDouble(figure).boxed().toList();
    }

    /** Block by block: both halves of a block met the same machine. */
    private List<Double> ratios(ToDoubleFunction<Block> figure) {
      return IntStream.range(0, cpython.size())
          .mapToObj(
              i -> figure.applyAsDouble(arbiter.get(i)) / figure.applyAsDouble(cpython.get(i)))
          .toList();
    }

    private static String median(List<Double> values) {
      String all = values.stream().map(Report::number).collect(Collectors.joining("  "));
      return "%8s   (%s)"
          .formatted(number(values.stream().sorted().toList().get(values.size() / 2)), all);
    }

    private static String number(double value) {
      return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }

    private static void memory(String when, Memory memory) {
      line(
          "  %-20s %8d   (%d / %d / %d)",
          when, memory.total(), memory.main(), memory.children(), memory.postgres());
    }

    static void line(String format, Object... values) {
      System.out.println(String.format(Locale.ROOT, format, values));
    }
  }

  /** Writes what this program has: records, maps, lists, texts and numbers. */
  static final class Json {
    static String of(Object value) {
      return switch (value) {
        case Record record ->
            Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> of(component.getName()) + ":" + of(read(component, record)))
                .collect(Collectors.joining(",", "{", "}"));
        case Map<?, ?> map ->
            map.entrySet().stream()
                .map(entry -> of(entry.getKey()) + ":" + of(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        case List<?> list -> list.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
        case Number number -> number.toString();
        default -> quoted(value.toString());
      };
    }

    private static Object read(RecordComponent component, Record record) {
      try {
        return component.getAccessor().invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    private static String quoted(String text) {
      return text.chars()
          .mapToObj(
              c ->
                  c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : Character.toString(c))
          .collect(Collectors.joining("", "\"", "\""));
    }
  }
}
