package io.arbiter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The alerts, and what docs/operations.md says about them. */
class ObservabilityTest {
  @Test
  void everyAlertIsCompleteAndHasARunbook() throws IOException {
    String guide = Files.readString(Path.of("docs/operations.md"));
    Set<String> sections =
        Pattern.compile("^### (\\w+)$", Pattern.MULTILINE)
            .matcher(guide.substring(guide.indexOf("## When an alert fires")))
            .results()
            .map(section -> section.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    List<Observability.Alert> alerts = Observability.alerts();
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
            alerts.stream().map(Observability.Alert::alert).toList());
  }
}
