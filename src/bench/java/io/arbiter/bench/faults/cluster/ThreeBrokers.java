package io.arbiter.bench.faults.cluster;

import io.arbiter.TestBroker;
import io.arbiter.it.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.awaitility.Awaitility;

/** Three brokers that are also the controllers, with the settings of docs/operations.md. */
public final class ThreeBrokers implements AutoCloseable {
  private static final int COUNT = 3;
  private static final Duration WHOLE = Duration.ofMinutes(20);

  /** Beside those of the embedded broker. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("cluster.id", "three-brokers-0000000"),
          Map.entry("offsets.topic.replication.factor", "3"),
          Map.entry("share.coordinator.state.topic.replication.factor", "3"),
          Map.entry("share.coordinator.state.topic.min.isr", "2"),
          Map.entry("min.insync.replicas", "2"),
          Map.entry("controlled.shutdown.enable", "true"),
          Map.entry("controller.quorum.fetch.timeout.ms", "1000"),
          Map.entry("controller.quorum.election.timeout.ms", "500"),
          Map.entry("controller.quorum.election.backoff.max.ms", "500"));

  private final List<TestBroker> all = new ArrayList<>();

  ThreeBrokers(Path folder) throws IOException {
    int[] ports = new int[2 * COUNT];
    for (int i = 0; i < ports.length; i++) {
      ports[i] = Instance.freePort();
    }
    String voters =
        IntStream.range(0, COUNT)
            .mapToObj(i -> (i + 1) + "@127.0.0.1:" + ports[COUNT + i])
            .collect(Collectors.joining(","));
    for (int i = 0; i < COUNT; i++) {
      Map<String, String> settings = new HashMap<>(SETTINGS);
      settings.put("node.id", Integer.toString(i + 1));
      settings.put("controller.quorum.voters", voters);
      settings.put(
          "listeners",
          "BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(ports[i], ports[COUNT + i]));
      all.add(TestBroker.start(folder.resolve("broker-" + (i + 1)), ports[i], ports[i], settings));
    }
    all.forEach(TestBroker::awaitAnswer);
  }

  TestBroker first() {
    return all.getFirst();
  }

  /** Some of the brokers, in any order. */
  public List<TestBroker> some(int count, Random random) {
    List<TestBroker> some = new ArrayList<>(all);
    Collections.shuffle(some, random);
    return some.subList(0, count);
  }

  String addresses() {
    return all.stream().map(TestBroker::address).collect(Collectors.joining(","));
  }

  /** Waits until each broker has all records of which it keeps a copy. */
  public void awaitWhole() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", addresses()))) {
      Awaitility.await("all copies")
          .atMost(WHOLE)
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptionsInstanceOf(ExecutionException.class)
          .until(() -> isWhole(admin));
    }
  }

  private static boolean isWhole(Admin admin) throws ExecutionException, InterruptedException {
    var names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    return admin.describeCluster().nodes().get().size() == COUNT
        && admin.describeTopics(names).allTopicNames().get().values().stream()
            .map(TopicDescription::partitions)
            .flatMap(List::stream)
            .allMatch(partition -> partition.isr().size() == COUNT);
  }

  @Override
  public void close() {
    all.forEach(TestBroker::close);
  }
}
