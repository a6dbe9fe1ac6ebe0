package io.arbiter.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the compose profile {@code observability}. */
public final class Dashboards {
  static final Path FOLDER = Path.of("src/main/observability");

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  /** Prometheus' file of rules: see prometheus.io, "Alerting rules". */
  record Rules(List<Group> groups) {
    record Group(String name, List<Alert> rules) {}

    record Alert(
        String alert,
        String expr,
        @JsonProperty("for") String duration,
        Map<String, String> labels,
        Map<String, String> annotations) {}
  }

  private Dashboards() {}

  static JsonNode yaml(String file) throws IOException {
    return YAML.readTree(FOLDER.resolve(file).toFile());
  }

  static List<Rules.Alert> alerts() throws IOException {
    return YAML.treeToValue(yaml("alerts.yml"), Rules.class).groups().stream()
        .flatMap(group -> group.rules().stream())
        .toList();
  }

  /** The dashboards, by the names of their files. */
  static Map<String, JsonNode> boards() throws IOException {
    Map<String, JsonNode> boards = new TreeMap<>();
    try (Stream<Path> files = Files.list(FOLDER.resolve("grafana/dashboards"))) {
      for (Path file : files.toList()) {
        boards.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
      }
    }
    return boards;
  }

  /** All queries of dashboards, alerts and the autoscaler, by the places where they are. */
  public static Map<String, String> queries() throws IOException {
    Map<String, String> queries = new TreeMap<>();
    for (Map.Entry<String, JsonNode> board : boards().entrySet()) {
      for (JsonNode panel : board.getValue().path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          queries.put(
              String.join(
                  ", ",
                  board.getKey(),
                  panel.path("title").asText(),
                  target.path("refId").asText()),
              target.path("expr").asText());
        }
      }
    }
    alerts().forEach(alert -> queries.put("alert " + alert.alert(), alert.expr()));
    queries.put(
        "autoscaling.yaml",
        Manifests.all(Manifests.ScaledObject.class)
            .getFirst()
            .spec()
            .triggers()
            .getFirst()
            .metadata()
            .query());
    return queries;
  }
}
