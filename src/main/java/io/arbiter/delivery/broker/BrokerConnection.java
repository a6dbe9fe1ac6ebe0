package io.arbiter.delivery.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigDef;
import org.eclipse.microprofile.config.Config;

/** The settings with which all clients of Kafka reach the brokers. */
final class BrokerConnection {
  private static final String PREFIX = "kafka.";

  private BrokerConnection() {}

  /**
   * The brokers' addresses, and what the operator has set of Kafka's own settings for TLS and
   * log-ins: {@code kafka.security.protocol}, {@code kafka.ssl.…} and {@code kafka.sasl.…}.
   */
  static Map<String, Object> of(Config config) {
    Map<String, Object> connection = new HashMap<>();
    connection.put(
        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
        config.getValue(PREFIX + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, String.class));
    Stream.concat(
            Stream.of(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG),
            new ConfigDef().withClientSslSupport().withClientSaslSupport().names().stream())
        .forEach(
            name ->
                config
                    .getOptionalValue(PREFIX + name, String.class)
                    .ifPresent(value -> connection.put(name, value)));
    return Map.copyOf(connection);
  }
}
