package io.arbiter.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.worker.judging.SharedSandboxes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An author who begins with a template begins with a version that could be published. */
@Execution(ExecutionMode.SAME_THREAD)
class TemplatesValidationTest {
  private static Map<String, byte[]> files(String name) throws Exception {
    Path folder = Path.of("src/main/resources/desk/templates", name);
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(strings = {"generator"})
  void aTemplatePassesTheValidationWithoutAWarning(String name) throws Exception {
    ValidationReport report =
        new Validation(SharedSandboxes.get()).validate(files(name), (_, _) -> {});
    assertThat(report.findings()).extracting(Finding::toString).isEmpty();
    assertThat(report.valid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"function", "class", "checker", "game"})
  @Thorough("30 s; a template changes seldom, and ValidationTest finds what no longer validates")
  void theOtherTemplatesPassToo(String name) throws Exception {
    aTemplatePassesTheValidationWithoutAWarning(name);
  }
}
