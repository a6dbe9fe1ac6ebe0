package io.arbiter.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * The files of the compose profile {@code observability}. {@code ApiIT} compares their queries with
 * the metrics of a running instance.
 */
class ObservabilityTest {
  private static final int COLUMNS = 24;

  static Stream<Map.Entry<String, String>> queries() throws IOException {
    return Dashboards.queries().entrySet().stream();
  }

  static Stream<Map.Entry<String, JsonNode>> boards() throws IOException {
    return Dashboards.boards().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void everyQueryIsUnderstood(Map.Entry<String, String> query) {
    assertThat(PromQl.metrics(query.getValue())).as(query.getKey()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(a_total[5m]",
        "rte(a_total[5m])",
        "sum by (le) (rate(a_total[5m])))",
        "a{b=c}",
        "a{b}",
        "sum by le (a)",
        "a ? b",
        "5 > 4",
        "{job=\"a\"}"
      })
  void aQueryThatIsNoneIsFound(String query) {
    assertThatThrownBy(() -> PromQl.metrics(query)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void metricsAndLabelsOfAQueryAreFound() {
    assertThat(
            PromQl.uses(
                "histogram_quantile(0.9, sum by (le) (rate(a_bucket{b=\"c\",d=~\"e|f\"}[5m]))) > 2"
                    + " and on (job) max(up) == 1"))
        .containsExactly(
            new PromQl.Use("a_bucket", Set.of("b", "d")), new PromQl.Use("up", Set.of()));
    assertThat(
            PromQl.exported(
                """
                # HELP a_total what
                # TYPE a_total counter
                a_total{b="c, d=\\"e\\"",f="g"} 1.0
                h 2 1395066363000
                """))
        .containsEntry("a_total", Set.of("b", "f", "instance", "job"))
        .containsEntry("h", Set.of("instance", "job"));
  }

  @ParameterizedTest
  @MethodSource("boards")
  void aDashboardIsCompleteAndItsPanelsDoNotOverlap(Map.Entry<String, JsonNode> named) {
    JsonNode board = named.getValue();
    assertThat(board.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
    assertThat(board.path("uid").asText()).startsWith("arbiter-");
    assertThat(board.path("title").asText()).startsWith("Arbiter: ");
    Set<Integer> ids = new TreeSet<>();
    Set<String> cells = new TreeSet<>();
    for (JsonNode panel : board.path("panels")) {
      String title = panel.path("title").asText();
      assertThat(title).isNotBlank();
      assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          String cell = (place.path("x").asInt() + x) + "/" + (place.path("y").asInt() + y);
          assertThat(cells.add(cell)).as("%s: %s is free", title, cell).isTrue();
        }
      }
      if (panel.path("type").asText().equals("row")) {
        continue;
      }
      assertThat(panel.path("type").asText()).isEqualTo("timeseries");
      assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
          .as("unit of %s", title)
          .isIn("reqps", "s", "ms", "short", "bytes", "Bps", "percentunit");
      assertThat(panel.path("targets")).as(title).isNotEmpty();
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.path("datasource").path("uid").asText()).isEqualTo("prometheus");
        assertThat(target.path("legendFormat").asText()).isNotBlank();
      }
    }
  }

  @Test
  void dashboardsHaveNamesOfTheirOwnAndShowWhatOperatorsNeed() throws IOException {
    List<JsonNode> boards = boards().map(Map.Entry::getValue).toList();
    assertThat(boards.stream().map(board -> board.path("uid").asText()))
        .doesNotHaveDuplicates()
        .hasSize(3);
    assertThat(
            boards.stream()
                .flatMap(board -> board.path("panels").valueStream())
                .filter(panel -> panel.path("type").asText().equals("row"))
                .map(row -> row.path("title").asText()))
        .contains("Throughput", "Time to verdict", "Queue", "Children", "Database", "Broker");
  }

  @Test
  void everyAlertIsCompleteAndHasARunbook() throws IOException {
    String guide = Files.readString(Path.of("docs/operations.md"));
    Set<String> sections =
        Pattern.compile("^### (\\w+)$", Pattern.MULTILINE)
            .matcher(guide.substring(guide.indexOf("## When an alert fires")))
            .results()
            .map(section -> section.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    List<Dashboards.Rules.Alert> alerts = Dashboards.alerts();
    assertThat(alerts)
        .allSatisfy(
            alert -> {
              assertThat(alert.labels().get("severity")).as(alert.alert()).isIn("page", "warn");
              assertThat(alert.labels()).hasSize(1);
              assertThat(alert.annotations().keySet())
                  .containsExactlyInAnyOrder("summary", "runbook_url");
              assertThat(alert.annotations().get("runbook_url"))
                  .isEqualTo("docs/operations.md#" + alert.alert().toLowerCase(Locale.ROOT));
              if (alert.duration() != null) {
                assertThat(alert.duration()).matches("\\d+[sm]");
              }
            });
    assertThat(sections)
        .containsExactlyInAnyOrderElementsOf(
            alerts.stream().map(Dashboards.Rules.Alert::alert).toList());
  }

  private static JsonNode compose() throws IOException {
    return new ObjectMapper()
        .valueToTree(new Yaml().<Object>load(Files.readString(Path.of("docker-compose.yml"))));
  }

  @Test
  void prometheusReadsTheAlertsAndEveryContainerOfBothRoles() throws IOException {
    JsonNode prometheus = Dashboards.yaml("prometheus.yml");
    assertThat(prometheus.path("rule_files").get(0).asText())
        .isEqualTo(target("prometheus", "alerts"));
    assertThat(
            prometheus
                .path("scrape_configs")
                .valueStream()
                .map(
                    job ->
                        job.path("job_name").asText()
                            + " "
                            + job.path("metrics_path").asText()
                            + " "
                            + job.path("dns_sd_configs").get(0).path("names").get(0).asText()
                            + " "
                            + job.path("dns_sd_configs").get(0).path("port").asInt()))
        .containsExactly(
            "arbiter-api /q/metrics api 9000", "arbiter-worker /q/metrics worker 9000");
    assertThat(texts(compose().path("services").path("prometheus").path("command")))
        .contains("--config.file=" + target("prometheus", "prometheus"));
  }

  private static String target(String service, String config) throws IOException {
    return compose()
        .path("services")
        .path(service)
        .path("configs")
        .valueStream()
        .filter(one -> one.path("source").asText().equals(config))
        .map(one -> one.path("target").asText())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  @Test
  void tracesGoToThePortOnWhichTempoListens() throws IOException {
    String endpoint =
        Dashboards.yaml("tempo.yml")
            .at("/distributor/receivers/otlp/protocols/http/endpoint")
            .asText();
    assertThat(endpoint).isEqualTo("0.0.0.0:4318");
    String told = "ARBITER_TRACES=http://tempo:4318";
    assertThat(Files.readString(Path.of("docker-compose.yml"))).contains(told);
    assertThat(Files.readString(Path.of("docs/operations.md"))).contains(told);
    assertThat(texts(compose().path("services").path("tempo").path("command")))
        .containsExactly("-config.file=" + target("tempo", "tempo"));
  }

  @Test
  void grafanaFindsItsSourcesAndItsDashboards() throws IOException {
    JsonNode services = compose().path("services");
    for (JsonNode source : Dashboards.yaml("grafana/datasources.yml").path("datasources")) {
      Matcher url = Pattern.compile("http://(\\w+):\\d+").matcher(source.path("url").asText());
      assertThat(url.matches()).isTrue();
      assertThat(services.has(url.group(1))).as(url.group(1)).isTrue();
    }
    assertThat(
            Dashboards.yaml("grafana/datasources.yml")
                .path("datasources")
                .valueStream()
                .map(source -> source.path("uid").asText()))
        .containsExactly("prometheus", "tempo");
    String folder =
        Dashboards.yaml("grafana/dashboards.yml").at("/providers/0/options/path").asText();
    assertThat(Dashboards.boards().keySet())
        .allSatisfy(
            file ->
                assertThat(target("grafana", file.replace(".json", "")))
                    .isEqualTo(folder + "/" + file));
  }
}
