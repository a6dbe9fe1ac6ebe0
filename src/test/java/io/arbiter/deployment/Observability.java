package io.arbiter.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files with which operators observe Arbiter. */
public final class Observability {
  private static final Path FOLDER = Path.of("src/main/observability");
  private static final Pattern METRIC = Pattern.compile("\\barbiter_[a-z_]+");

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  /** Prometheus' file of rules: see prometheus.io, "Alerting rules". */
  private record Rules(List<Group> groups) {}

  private record Group(String name, List<Alert> rules) {}

  record Alert(
      String alert,
      String expr,
      @JsonProperty("for") String duration,
      Map<String, String> labels,
      Map<String, String> annotations) {}

  private Observability() {}

  static List<Alert> alerts() throws IOException {
    return YAML.readValue(FOLDER.resolve("alerts.yml").toFile(), Rules.class).groups().stream()
        .flatMap(group -> group.rules().stream())
        .toList();
  }

  /** Arbiter's metrics that dashboards, alerts and the autoscaler name. */
  public static Set<String> metrics() throws IOException {
    Set<String> metrics = new TreeSet<>();
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        add(metrics, file);
      }
    }
    add(metrics, Manifests.FOLDER.resolve("autoscaling.yaml"));
    return metrics;
  }

  private static void add(Set<String> metrics, Path file) throws IOException {
    METRIC.matcher(Files.readString(file)).results().forEach(found -> metrics.add(found.group()));
  }
}
