package io.arbiter.app;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.delivery.Broker;
import io.arbiter.delivery.DeliverySettings;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void allServicesNetworksAndVolumesAreChecked() {
    assertThat(names(compose.path("services")))
        .containsExactlyInAnyOrder(
            "postgres", "kafka", "api", "worker", "prometheus", "tempo", "grafana");
    assertThat(names(compose.path("networks")))
        .containsExactlyInAnyOrder("data", "queue", "monitoring");
    assertThat(names(compose.path("volumes")))
        .containsExactlyInAnyOrder("database", "broker", "keys", "metrics", "traces");
    assertThat(compose.at("/networks/queue/internal").asBoolean()).isTrue();
  }

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
    assertThat(texts(service(service, "cap_drop"))).containsExactly("ALL");
    assertThat(texts(service(service, "security_opt"))).containsExactly("no-new-privileges:true");
    JsonNode limits = service(service, "deploy").at("/resources/limits");
    assertThat(limits.path("memory").asText()).isEqualTo(memory);
    assertThat(limits.path("pids").asInt()).isEqualTo(processes);
    assertThat(texts(service(service, "networks"))).containsExactly(networks.split(" "));
    assertThat(texts(service(service, "ports")))
        .isEqualTo(port == null ? List.of() : List.of(port));
    assertThat(names(service(service))).doesNotContain(SHARED);
    Set<String> named = names(compose.path("volumes"));
    assertThat(texts(service(service, "volumes")))
        .allSatisfy(volume -> assertThat(named).contains(volume.split(":", 2)[0]));
  }

  /** Nothing in memory can be executed. */
  @ParameterizedTest
  @CsvSource({"api, keys:/var/lib/arbiter", "worker, ", "prometheus,", "tempo,", "grafana,"})
  void aReadOnlyContainerWritesOnlyInItsVolumeAndInMemory(String service, String volume) {
    assertThat(service(service, "read_only").asBoolean()).isTrue();
    assertThat(texts(service(service, "tmpfs")))
        .allSatisfy(folder -> assertThat(folder).contains(":rw,noexec,nosuid,nodev,size="));
    if (service.equals("api") || service.equals("worker")) {
      assertThat(texts(service(service, "volumes")))
          .isEqualTo(volume == null ? List.of() : List.of(volume));
    } else {
      assertThat(service(service, "image").asText()).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+");
    }
  }

  @Test
  void grafanaHasNoAccountAndNoPassword() {
    assertThat(environment("grafana"))
        .containsEntry("GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION", "true")
        .containsEntry("GF_AUTH_BASIC_ENABLED", "false")
        .containsEntry("GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer");
    assertThat(environment("grafana").keySet()).noneMatch(name -> name.contains("PASSWORD"));
  }

  @Test
  void aWorkerIsGivenItsRoleTheBrokersAddressAndNoSecret() {
    assertThat(environment("worker"))
        .isEqualTo(
            Map.of(
                "ARBITER_ROLES", "worker",
                "QUARKUS_PROFILE", "prod,json",
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "QUARKUS_MANAGEMENT_HOST", "${ARBITER_MANAGEMENT_HOST:-127.0.0.1}",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "${ARBITER_TRACES:-}",
                "ARBITER_DELIVERY_LOCK", "3s",
                "ARBITER_WORKER_SLOTS", "2"));
    assertThat(names(service("worker"))).doesNotContain("env_file", "secrets", "configs");
  }

  @Test
  void passwordsComeFromTheEnvironmentAndHaveNoDefault() {
    assertThat(environment("api").get("ARBITER_ADMIN_PASSWORD"))
        .startsWith("${ARBITER_ADMIN_PASSWORD:?");
    assertThat(environment("api").get("QUARKUS_DATASOURCE_PASSWORD"))
        .startsWith("${POSTGRES_PASSWORD:?")
        .isEqualTo(environment("postgres").get("POSTGRES_PASSWORD"));
  }

  @Test
  void everyVariableOfArbiterIsASettingThatCanBeSetWhenItStarts() throws IOException {
    Set<String> settings = settings();
    for (String role : List.of("api", "worker")) {
      assertThat(settings).containsAll(environment(role).keySet());
    }
    settings.add("SMALLRYE_JWT_SIGN_KEY_LOCATION");
    settings.add("MP_JWT_VERIFY_PUBLICKEY_LOCATION");
    for (String role : List.of("api", "worker")) {
      String manifest = Files.readString(Path.of("src/main/kubernetes", role + ".yaml"));
      assertThat(Pattern.compile("name: ([A-Z][A-Z_]+)").matcher(manifest).results())
          .isNotEmpty()
          .extracting(found -> found.group(1))
          .allSatisfy(variable -> assertThat(settings).contains(variable));
    }
  }

  private static Set<String> settings() {
    Set<String> settings = new TreeSet<>();
    Setting.ALL.forEach(setting -> settings.add(setting.variable()));
    Broker.connectionSettings()
        .forEach(name -> settings.add(name.replace('.', '_').toUpperCase(Locale.ROOT)));
    settings.addAll(quarkusRunTimeSettings());
    return settings;
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

  @Test
  void theImageRunsAsTheUserWhomTheWorkersFolderBelongsTo() throws IOException {
    List<String> dockerfile = Files.readAllLines(Path.of("Dockerfile"));
    assertThat(dockerfile.stream().filter(line -> line.startsWith("USER ")))
        .containsExactly("USER 10001:10001");
    assertThat(dockerfile.stream().filter(line -> line.startsWith("FROM ")))
        .containsExactly("FROM eclipse-temurin:25-jdk AS build", "FROM debian:trixie-slim");
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

  /**
   * The run-time settings in the descriptions of Quarkus' jars, without those that are fixed at
   * build time.
   */
  private static Set<String> quarkusRunTimeSettings() {
    Set<String> variables = new TreeSet<>();
    try {
      ClassLoader loader = ComposeTest.class.getClassLoader();
      for (URL url :
          Collections.list(
              loader.getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
        try (InputStream model = url.openStream()) {
          JSON.readTree(model).findParents("phase").stream()
              .filter(setting -> setting.path("phase").asText().equals("RUN_TIME"))
              .map(setting -> setting.path("path").path("environmentVariable").asText())
              .forEach(variables::add);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return variables;
  }
}
