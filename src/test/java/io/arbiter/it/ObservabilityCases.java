package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.deployment.Observability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What operators see of an instance with both roles. */
abstract class ObservabilityCases extends ApiCases {
  private static String scrape() {
    return new String(
        Client.anonymous(arbiter.managementAddress()).get("/q/metrics").raw().body(),
        StandardCharsets.UTF_8);
  }

  @Test
  void noDashboardOrAlertNamesAMetricThatDoesNotExist() throws IOException {
    ada.judge("fizz-buzz", Sources.RIGHT);
    // The score is told after the player has the verdict.
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> scrape().contains("arbiter_verdict_stage_seconds_count"));
    Set<String> exported =
        scrape().lines().map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toSet());
    assertThat(exported).containsAll(Observability.metrics());
    assertThat(Observability.metrics()).hasSizeGreaterThan(20);
  }

  @Test
  void everyStageOfTheWayToTheVerdictIsTimed() {
    ada.judge("fizz-buzz", Sources.RIGHT);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              String scrape = scrape();
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
