package io.arbiter.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissionFilesTest {
  @ParameterizedTest
  @CsvSource({
    "src/test/kattis/sharing, kattis",
    "src/test/missions/every-second/mission, checkio",
    "pom.xml, checkio",
  })
  void theFilesTellTheFormat(Path mission, String format) throws IOException {
    assertThat(MissionFiles.read(mission).format()).isEqualTo(format);
  }
}
