package io.arbiter.app.embedded;

import io.arbiter.app.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  static final String FOLDER = "kafka";

  private static final int NODE = 1;

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts the node on a free port. */
  static EmbeddedKafka start(Path folder) throws StartFailure {
    return start(folder, 0, 0, Map.of());
  }

  /**
   * Starts the node on the folder's data, or formats the folder when it is new.
   *
   * @param port of the broker; 0 for any free port
   * @param advertised the port that the broker tells its clients; 0 for the broker's own
   * @param others settings of Kafka that replace or complete those here; {@code cluster.id} for a
   *     cluster of several nodes
   */
  static EmbeddedKafka start(Path folder, int port, int advertised, Map<String, String> others)
      throws StartFailure {
    try {
      Files.createDirectories(folder);
      int brokerPort = port == 0 ? freePort() : port;
      Properties config = config(folder, brokerPort, freePort());
      config.setProperty(
          "advertised.listeners",
          "BROKER://127.0.0.1:" + (advertised == 0 ? brokerPort : advertised));
      config.putAll(others);
      if (!Files.exists(folder.resolve("meta.properties"))) {
        format(folder, config);
      }
      KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(config), Time.SYSTEM);
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

  private static Properties config(Path folder, int broker, int controller) throws IOException {
    Properties config = new Properties();
    try (InputStream file = EmbeddedKafka.class.getResourceAsStream("kafka.properties")) {
      config.load(Objects.requireNonNull(file));
    }
    config.setProperty("node.id", String.valueOf(NODE));
    config.setProperty("controller.quorum.voters", NODE + "@127.0.0.1:" + controller);
    config.setProperty(
        "listeners", "BROKER://127.0.0.1:" + broker + ",CONTROLLER://127.0.0.1:" + controller);
    config.setProperty("log.dirs", folder.toString());
    return config;
  }

  private static void format(Path folder, Properties config) throws Exception {
    new Formatter()
        .setClusterId(config.getProperty("cluster.id", Uuid.randomUuid().toString()))
        .setNodeId(Integer.parseInt(config.getProperty("node.id")))
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
}
