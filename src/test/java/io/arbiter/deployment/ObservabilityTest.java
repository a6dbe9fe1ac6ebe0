package io.arbiter.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ObservabilityTest {
  @Test
  void everyAlertHasARunbook() throws IOException {
    String guide = Files.readString(Path.of("docs/operations.md"));
    List<String> alerts =
        Manifests.tree(Files.readString(Observability.FOLDER.resolve("alerts.yml")))
            .findValuesAsText("alert");
    assertThat(alerts).hasSizeGreaterThan(3);
    assertThat(
            Pattern.compile("^### (\\w+)$", Pattern.MULTILINE)
                .matcher(guide.substring(guide.indexOf("## When an alert fires")))
                .results()
                .map(section -> section.group(1)))
        .containsExactlyInAnyOrderElementsOf(alerts);
  }
}
