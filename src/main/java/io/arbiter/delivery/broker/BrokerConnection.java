package io.arbiter.delivery.broker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigDef;
import org.eclipse.microprofile.config.Config;

/** The settings with which all clients of Kafka reach the brokers. */
public final class BrokerConnection {
  private static final String PREFIX = "kafka.";
  private static final String ADDRESSES = CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG;

  private BrokerConnection() {}

  /**
   * The names of the settings: {@code kafka.bootstrap.servers}, and Kafka's own settings for TLS
   * and log-ins, which are {@code kafka.security.protocol}, {@code kafka.ssl.…} and {@code
   * kafka.sasl.…}.
   */
  public static List<String> settings() {
    return names().map(PREFIX::concat).toList();
  }

  private static Stream<String> names() {
    return Stream.concat(
        Stream.of(ADDRESSES, CommonClientConfigs.SECURITY_PROTOCOL_CONFIG),
        new ConfigDef().withClientSslSupport().withClientSaslSupport().names().stream());
  }

  /** What is set of the settings. The brokers' addresses must be. */
  static Map<String, Object> of(Config config) {
    Map<String, Object> connection = new HashMap<>();
    connection.put(ADDRESSES, config.getValue(PREFIX + ADDRESSES, String.class));
    names()
        .forEach(
            name ->
                config
                    .getOptionalValue(PREFIX + name, String.class)
                    .ifPresent(value -> connection.put(name, value)));
    return Map.copyOf(connection);
  }
}
