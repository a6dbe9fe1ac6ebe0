package io.arbiter.bench.faults.cluster;

import io.arbiter.TestBroker;
import io.arbiter.it.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The topology of {@code docker-compose.yml} as processes: a PostgreSQL, a broker, apis and
 * workers. The apis and workers reach database and broker through relays.
 */
public final class Cluster implements AutoCloseable {
  private static final Map<String, String> AS_IN_COMPOSE =
      Map.of("ARBITER_DELIVERY_LOCK", "3s", "ARBITER_DELIVERY_SESSION", "3s");

  /** Several processes start at once, and each child takes seconds of processor time. */
  private static final Duration START = Duration.ofMinutes(20);

  private static final int LINES = 30;

  /** The password of the admin. */
  public static final String PASSWORD = "opens everything";

  private static final Path LIBRARIES = Path.of("/lib/x86_64-linux-gnu");

  /** A library of the system that each JVM loads. */
  private static final String LIBRARY = "libm.so.6";

  public final Databases databases;
  public final TestBroker broker;
  public final Relay brokerRelay;
  public final Optional<SmallDisk> databaseDisk;
  public final Optional<SmallDisk> brokerDisk;
  public final Optional<ThreeBrokers> threeBrokers;
  public final List<Node> apis = new CopyOnWriteArrayList<>();
  public final List<Node> workers = new CopyOnWriteArrayList<>();

  private final Path folder;
  private final Map<String, String> settings;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean ended;

  /** Of the version of the next node. */
  volatile String launcher = "./arbiter";

  /** The apis to which a proxy sends requests; empty while there is no proxy. */
  volatile List<Node> rotation = List.of();

  /** How often the broker has lost everything. */
  private volatile int brokerLives;

  /**
   * Starts everything, and returns when all are ready.
   *
   * @param settings for each api and worker
   */
  public Cluster(Path folder, int apis, int workers, Map<String, String> settings)
      throws Exception {
    this(folder, apis, workers, 1, settings);
  }

  /**
   * As {@link #Cluster(Path, int, int, Map)}, with 1 broker or 3. No relay is before three brokers.
   */
  public Cluster(Path folder, int apis, int workers, int brokers, Map<String, String> settings)
      throws Exception {
    this.folder = folder;
    this.settings = new HashMap<>(settings);
    // One to solve, and one that workers prepare.
    this.settings.putAll(Instance.withPuzzles(folder, "fizz-buzz", "bell-tower"));
    // Also after a failure and on Ctrl-C, nothing that was started stays.
    Runtime.getRuntime().addShutdownHook(new Thread(this::endAll));
    databaseDisk = disk("database-disk");
    brokerDisk = disk("broker-disk");
    databases = part(new Databases(folder.resolve("database-disk")));
    int advertised = Instance.freePort();
    threeBrokers =
        brokers == 1
            ? Optional.empty()
            : Optional.of(part(new ThreeBrokers(folder.resolve("brokers"))));
    broker =
        threeBrokers.isPresent()
            ? threeBrokers.get().first()
            : part(TestBroker.start(folder.resolve("broker-disk"), advertised));
    brokerRelay = part(new Relay(advertised, broker.port()));
    // The first api makes the schema and the keys for tokens.
    this.apis.add(part(api("api-1")));
    awaitReady();
    for (int i = 2; i <= apis; i++) {
      this.apis.add(part(api("api-" + i)));
    }
    for (int i = 1; i <= workers; i++) {
      this.workers.add(part(worker("worker-" + i)));
    }
    awaitReady();
  }

  /** Notes a part, so that it is closed with the cluster. */
  synchronized <P extends AutoCloseable> P part(P part) throws Exception {
    if (ended) {
      part.close();
      throw new IllegalStateException("the cluster is closed");
    }
    parts.push(part);
    return part;
  }

  private Optional<SmallDisk> disk(String name) throws Exception {
    Optional<SmallDisk> disk = SmallDisk.mount(folder.resolve(name));
    return disk.isPresent() ? Optional.of(part(disk.get())) : disk;
  }

  Node worker(String name) throws IOException {
    Path libraries = Files.createDirectories(folder.resolve(name + "-libraries"));
    if (Files.exists(LIBRARIES.resolve(LIBRARY))) {
      Files.copy(LIBRARIES.resolve(LIBRARY), libraries.resolve(LIBRARY));
    }
    return node(
        "worker",
        name,
        Map.of("ARBITER_WORKER_NAME", name, "LD_LIBRARY_PATH", libraries.toString()));
  }

  Node api(String name) throws IOException {
    Path data = Files.createDirectories(folder.resolve(name));
    if (!apis.isEmpty()) {
      copyKeys(folder.resolve(apis.getFirst().name()).resolve("keys"), data.resolve("keys"));
    }
    return node(
        "api",
        name,
        Map.of(
            "QUARKUS_SHUTDOWN_DELAY",
            "5s",
            "QUARKUS_DATASOURCE_JDBC_URL",
            databaseUrl(),
            "QUARKUS_DATASOURCE_USERNAME",
            "postgres",
            "ARBITER_ADMIN_PASSWORD",
            PASSWORD,
            "ARBITER_DATA",
            data.toString()));
  }

  private Node node(String role, String name, Map<String, String> own) throws IOException {
    Map<String, String> all = new HashMap<>(AS_IN_COMPOSE);
    all.put(
        "KAFKA_BOOTSTRAP_SERVERS",
        threeBrokers.map(ThreeBrokers::addresses).orElse("127.0.0.1:" + broker.advertised()));
    all.putAll(settings);
    all.putAll(own);
    return new Node(List.of(launcher, role), name, folder, all);
  }

  private static void copyKeys(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> keys = Files.list(from)) {
      for (Path key : keys.toList()) {
        Files.copy(key, to.resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /**
   * Waits until each process that was not ended answers that it is ready.
   *
   * @throws IllegalStateException with the ends of the logs, when a process has ended by itself, or
   *     is not ready for very long
   */
  public void awaitReady() {
    try {
      Awaitility.await("the cluster is ready")
          .atMost(START)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> nodes().allMatch(node -> node.isEnded() || node.ready()));
    } catch (ConditionTimeoutException e) {
      throw new IllegalStateException(lastLines(LINES), e);
    }
  }

  /** All apis and workers. */
  public Stream<Node> nodes() {
    return Stream.concat(apis.stream(), workers.stream());
  }

  /** An api that was not ended. */
  public Node livingApi() {
    return apis.stream().filter(api -> !api.isEnded()).findFirst().orElseThrow();
  }

  /** The apis that a request may reach. */
  public List<Node> reachable() {
    return rotation.isEmpty() ? apis : rotation;
  }

  /** The primary of the databases. */
  public Database database() {
    return databases.primary();
  }

  /** The address of the database for the apis and for {@code ./arbiter standings}. */
  public String databaseUrl() {
    return databases.url();
  }

  /** Kills the broker, deletes its data and starts it again. */
  public void wipeBroker() throws Exception {
    broker.kill();
    broker.wipe();
    brokerLives++;
    broker.start();
  }

  /** How often the broker has lost everything. The ids of events begin anew each time. */
  public int brokerLives() {
    return brokerLives;
  }

  /** Whether the system has the library of {@link #upgradeLibrary} in the known place. */
  public static boolean canUpgrade() {
    return Files.exists(LIBRARIES.resolve(LIBRARY));
  }

  /**
   * Replaces a library that a worker has loaded, as an upgrade does: a new file gets the name of
   * the old one.
   */
  public void upgradeLibrary(Node worker) throws IOException {
    Path libraries = folder.resolve(worker.name() + "-libraries");
    Path next = libraries.resolve(LIBRARY + ".new");
    Files.copy(LIBRARIES.resolve(LIBRARY), next, StandardCopyOption.REPLACE_EXISTING);
    Files.move(next, libraries.resolve(LIBRARY), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The last lines of the logs of all apis and workers. */
  public String lastLines(int count) {
    return nodes()
        .map(node -> node.name() + ":\n" + node.instance().lastLines(count))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    endAll();
  }

  /** Ends all processes at the same time, and then what they need. May run more than once. */
  private synchronized void endAll() {
    ended = true;
    nodes().forEach(node -> node.instance().kill());
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("not closed cleanly: " + e);
      }
    }
  }
}
