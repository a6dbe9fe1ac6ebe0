package io.arbiter.app.embedded;

import io.arbiter.app.process.StartFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A single Kafka node inside this process (KRaft, share groups), on free ports of the loopback
 * interface.
 */
final class EmbeddedKafka implements AutoCloseable {
  /** The folder of the node in the data folder. */
  static final String FOLDER = "kafka";

  private static final int NODE = 1;

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the node on the folder's data, or formats the folder when it is new.
   *
   * @param port of the broker; 0 for any free port
   */
  static EmbeddedKafka start(Path folder, int port) throws StartFailure {
    return start(folder, port, port, Map.of());
  }

  /**
   * As {@link #start(Path, int)}.
   *
   * @param advertised the port that the broker tells its clients; 0 for the broker's own
   * @param others settings of Kafka that replace or complete those here
   */
  static EmbeddedKafka start(Path folder, int port, int advertised, Map<String, String> others)
      throws StartFailure {
    try {
      Files.createDirectories(folder);
      int brokerPort = port == 0 ? freePort() : port;
      Map<String, Object> config = config(folder, brokerPort, freePort());
      config.put(
          "advertised.listeners",
          "BROKER://127.0.0.1:" + (advertised == 0 ? brokerPort : advertised));
      config.putAll(others);
      if (!Files.exists(folder.resolve("meta.properties"))) {
        format(folder);
      }
      KafkaRaftServer server =
          new KafkaRaftServer(KafkaConfig.fromProps(properties(config)), Time.SYSTEM);
      server.startup();
      return new EmbeddedKafka(server, brokerPort);
    } catch (Exception e) {
      throw new StartFailure(
          "the embedded Kafka does not start on "
              + folder
              + ": "
              + e
              + "; set KAFKA_BOOTSTRAP_SERVERS to use another",
          e);
    }
  }

  private static Map<String, Object> config(Path folder, int broker, int controller) {
    Map<String, Object> config = new HashMap<>();
    config.put("process.roles", "broker,controller");
    config.put("node.id", NODE);
    config.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controller);
    config.put(
        "listeners", "BROKER://127.0.0.1:" + broker + ",CONTROLLER://127.0.0.1:" + controller);
    config.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.put("controller.listener.names", "CONTROLLER");
    config.put("inter.broker.listener.name", "BROKER");
    config.put("log.dirs", folder.toString());
    config.put("auto.create.topics.enable", false);
    // A single node has no second replica for its own topics.
    config.put("offsets.topic.replication.factor", 1);
    config.put("offsets.topic.num.partitions", 4);
    config.put("share.coordinator.state.topic.replication.factor", 1);
    config.put("share.coordinator.state.topic.min.isr", 1);
    config.put("share.coordinator.state.topic.num.partitions", 4);
    config.put("transaction.state.log.replication.factor", 1);
    config.put("transaction.state.log.min.isr", 1);
    // There are few members, so a group does not wait for more of them.
    config.put("group.initial.rebalance.delay.ms", 0);
    // Allow short sessions and locks, so that another process soon does the work of a dead one.
    config.put("group.min.session.timeout.ms", 1000);
    config.put("group.share.min.record.lock.duration.ms", 1000);
    config.put("group.share.record.lock.duration.ms", 15000);
    config.put("group.share.max.record.lock.duration.ms", 60000);
    // A new worker gets its first job after two heartbeats. A worker that does not answer loses its
    // membership, and its jobs go to others.
    config.put("group.share.min.heartbeat.interval.ms", 500);
    config.put("group.share.heartbeat.interval.ms", 500);
    config.put("group.share.min.session.timeout.ms", 5000);
    config.put("group.share.session.timeout.ms", 9000);
    // There is no other node to hand leadership over to, and Ctrl-C must end within seconds.
    config.put("controlled.shutdown.enable", false);
    // After a crash the node can join again only when its old session has timed out.
    config.put("broker.session.timeout.ms", 2000);
    config.put("broker.heartbeat.interval.ms", 500);
    config.put("num.io.threads", 4);
    config.put("num.network.threads", 2);
    config.put("background.threads", 2);
    config.put("log.cleaner.dedupe.buffer.size", 16L << 20);
    config.put("message.max.bytes", 8 << 20);
    config.put("log.retention.hours", 168);
    return config;
  }

  private static Properties properties(Map<String, Object> config) {
    Properties properties = new Properties();
    config.forEach((name, value) -> properties.put(name, String.valueOf(value)));
    return properties;
  }

  private static void format(Path folder) throws Exception {
    new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(NODE)
        .setDirectories(List.of(folder.toString()))
        .setMetadataLogDirectory(folder.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName("CONTROLLER")
        .setIgnoreFormatted(true)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  @Override
  public String toString() {
    return "the embedded Kafka";
  }

  /**
   * Runs a broker as a separate process. The arguments are {@code FOLDER PORT [ADVERTISED-PORT]}.
   * The process ends when its standard input ends.
   */
  public static void main(String... arguments) throws Exception {
    EmbeddedKafka kafka =
        start(
            Path.of(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[arguments.length > 2 ? 2 : 1]),
            Map.of());
    System.out.println("ready " + kafka.bootstrapServers());
    while (System.in.read() >= 0) {
      // The content of the input does not matter.
    }
    kafka.close();
  }
}
