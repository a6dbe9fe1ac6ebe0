package io.arbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JudgeWorkerTest {
  private static final Pattern VERSION = Pattern.compile("<graal\\.version>([^<]+)<");

  @Test
  void theProvenanceNamesTheEngineThatTheBuildHas() throws IOException {
    Matcher version = VERSION.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(JudgeWorker.RUNTIME).contains("GraalPy " + version.group(1) + " ");
  }
}
