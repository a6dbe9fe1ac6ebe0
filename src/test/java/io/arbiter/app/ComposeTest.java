package io.arbiter.app;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.delivery.DeliverySettings;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Checks docker-compose.yml, which is layer 4 of the sandbox. */
class ComposeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a container would share with the host, or could do to the host. */
  private static final String[] SHARED =
      """
      privileged cap_add devices device_cgroup_rules group_add pid ipc uts userns_mode cgroup \
      cgroup_parent network_mode extra_hosts sysctls volumes_from\
      """
          .split(" ");

  private final JsonNode compose = compose();

  /** Only the API has a port beyond this machine, and the worker does not reach the database. */
  @ParameterizedTest
  @CsvSource({
    "postgres, 1g, 256, data, ",
    "kafka, 1536m, 512, queue, ",
    "api, 1g, 512, data queue, ${ARBITER_PORT:-8080}:8080",
    "worker, 4g, 512, queue, ",
    "prometheus, 512m, 128, queue monitoring, 127.0.0.1:${ARBITER_PROMETHEUS_PORT:-9090}:9090",
    "tempo, 512m, 128, queue monitoring, ",
    "grafana, 512m, 128, monitoring, 127.0.0.1:${ARBITER_GRAFANA_PORT:-3000}:3000"
  })
  void everyContainerIsLimitedAndSharesNothingWithTheHost(
      String service, String memory, int processes, String networks, String port) {
    assertThat(compose.path("services")).hasSize(7);
    assertThat(compose.at("/networks/queue/internal").asBoolean()).isTrue();
    assertThat(texts(service(service, "cap_drop"))).containsExactly("ALL");
    assertThat(texts(service(service, "security_opt"))).containsExactly("no-new-privileges:true");
    JsonNode limits = service(service, "deploy").at("/resources/limits");
    assertThat(limits.path("memory").asText()).isEqualTo(memory);
    assertThat(service(service, "memswap_limit").asText()).isEqualTo(memory);
    assertThat(limits.path("pids").asInt()).isEqualTo(processes);
    assertThat(texts(service(service, "networks"))).containsExactly(networks.split(" "));
    assertThat(texts(service(service, "ports")))
        .isEqualTo(port == null ? List.of() : List.of(port));
    assertThat(service(service, "logging").path("options").path("max-size").asText())
        .isEqualTo("10m");
    assertThat(names(service(service))).doesNotContain(SHARED);
    Set<String> named = names(compose.path("volumes"));
    assertThat(texts(service(service, "volumes")))
        .allSatisfy(volume -> assertThat(named).contains(volume.split(":", 2)[0]));
  }

  /** Nothing in memory can be executed. */
  @ParameterizedTest
  @ValueSource(strings = {"api", "worker", "prometheus", "tempo", "grafana"})
  void aReadOnlyContainerWritesOnlyInItsVolumeAndInMemory(String service) {
    assertThat(service(service, "read_only").asBoolean()).isTrue();
    assertThat(texts(service(service, "tmpfs")))
        .isNotEmpty()
        .allSatisfy(folder -> assertThat(folder).contains(":rw,noexec,nosuid,nodev,size="));
  }

  @Test
  void aWorkerGetsNoSecretAndNoDatabase() {
    assertThat(environment("worker").keySet())
        .contains("KAFKA_BOOTSTRAP_SERVERS")
        .noneMatch(name -> name.contains("PASSWORD") || name.contains("DATASOURCE"));
    assertThat(names(service("worker")))
        .doesNotContain("env_file", "secrets", "configs", "volumes");
  }

  /** What is in the environment, docker inspect shows. */
  @Test
  void passwordsComeFromFilesAndHaveNoDefault() {
    assertThat(compose.path("services").valueStream())
        .flatMap(service -> names(service.path("environment")))
        .filteredOn(name -> name.contains("PASSWORD"))
        .containsExactly("POSTGRES_PASSWORD_FILE");
    assertThat(compose.path("secrets").valueStream())
        .hasSize(2)
        .allSatisfy(secret -> assertThat(names(secret)).containsExactly("file"));
    assertThat(service("api", "secrets").valueStream())
        .extracting(secret -> secret.path("target").asText())
        .containsExactly("quarkus.datasource.password", "arbiter.admin.password");
    assertThat(environment("api"))
        .containsEntry("SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS", "/run/secrets");
    assertThat(environment("grafana"))
        .containsEntry("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION", "true")
        .containsEntry("GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer");
  }

  @Test
  void kafkaAcceptsTheBrokersVariablesAndKnowsEachOfThem() {
    Properties broker = brokerProperties();
    assertThat(KafkaConfig.configDef().names()).containsAll(broker.stringPropertyNames());
    assertThat(KafkaConfig.fromProps(broker).isKRaftCombinedMode()).isTrue();
  }

  @Test
  void theBrokerAllowsTheLockThatArbiterAsksForByDefault() throws NoSuchMethodException {
    String lock = DeliverySettings.class.getMethod("lock").getAnnotation(WithDefault.class).value();
    var broker = KafkaConfig.fromProps(brokerProperties()).shareGroupConfig();
    assertThat(Duration.parse("PT" + lock).toMillis())
        .isBetween(
            (long) broker.shareGroupMinRecordLockDurationMs(),
            (long) broker.shareGroupMaxRecordLockDurationMs());
  }

  private static JsonNode compose() {
    try (Reader file = Files.newBufferedReader(Path.of("docker-compose.yml"))) {
      return JSON.valueToTree(new Yaml().<Object>load(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode service(String name) {
    return compose.path("services").path(name);
  }

  private JsonNode service(String name, String rule) {
    return service(name).path(rule);
  }

  private Map<String, String> environment(String service) {
    return service(service, "environment").properties().stream()
        .collect(toMap(Map.Entry::getKey, variable -> variable.getValue().asText()));
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(toSet());
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  /** The broker's settings, derived from the environment in the same way as the image does it. */
  private Properties brokerProperties() {
    Properties properties = new Properties();
    environment("kafka")
        .forEach(
            (name, value) ->
                properties.put(
                    name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                    value));
    return properties;
  }
}
