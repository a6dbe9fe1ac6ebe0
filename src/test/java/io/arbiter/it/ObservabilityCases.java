package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.deployment.Dashboards;
import io.arbiter.deployment.PromQl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What operators see of an instance with both roles. */
abstract class ObservabilityCases extends ApiCases {
  private static Map<String, Set<String>> metrics() {
    return PromQl.exported(
        new String(
            Client.anonymous(arbiter.managementAddress()).get("/q/metrics").raw().body(),
            StandardCharsets.UTF_8));
  }

  @Test
  void noDashboardOrAlertNamesAMetricOrALabelThatDoesNotExist() throws IOException {
    ada.judge("fizz-buzz", Sources.RIGHT);
    // The score is told after the player has the verdict.
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                metrics()
                    .getOrDefault("arbiter_verdict_stage_seconds_count", Set.of())
                    .contains("stage"));
    Map<String, Set<String>> exported = metrics();
    List<String> wrong = new ArrayList<>();
    Dashboards.queries()
        .forEach(
            (place, query) ->
                PromQl.uses(query)
                    .forEach(
                        use -> {
                          Set<String> labels = exported.get(use.metric());
                          if (labels == null || !labels.containsAll(use.labels())) {
                            wrong.add(place + ": " + use);
                          }
                        }));
    assertThat(wrong).isEmpty();
    assertThat(Dashboards.queries()).hasSizeGreaterThan(40);
  }

  @Test
  void everyStageOfTheWayToTheVerdictIsTimed() {
    ada.judge("fizz-buzz", Sources.RIGHT);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              String scrape =
                  new String(
                      Client.anonymous(arbiter.managementAddress()).get("/q/metrics").raw().body(),
                      StandardCharsets.UTF_8);
              for (String stage : List.of("queue", "judge", "score")) {
                assertThat(scrape)
                    .containsPattern(
                        "arbiter_verdict_stage_seconds_count\\{stage=\"" + stage + "\"} [1-9]");
              }
              assertThat(scrape)
                  .containsPattern(
                      "arbiter_verdict_stage_seconds_bucket\\{stage=\"judge\",le=\"1.0\"}");
            });
  }

  @Test
  void withoutAnEndpointForTracesNothingIsSaidOrTried() {
    assertThat(arbiter.output())
        .doesNotContainIgnoringCase("opentelemetry", "otlp", ":4317", "span");
  }
}
