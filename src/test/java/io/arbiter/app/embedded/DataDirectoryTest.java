package io.arbiter.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.app.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {
  @TempDir Path folder;

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "kafka"})
  void dataFromBeforeTheFirstReleaseAreRefusedAndNotTouched(String service) throws Exception {
    Files.createDirectories(folder.resolve(service).resolve("data"));
    assertThatThrownBy(() -> DataDirectory.take(folder))
        .isInstanceOf(StartFailure.class)
        .hasMessage(
            "the data in %s were made by an unreleased version of Arbiter; move the folder away, or"
                + " set ARBITER_DATA to another folder",
            folder);
    assertThat(files(folder)).containsExactly("", service, service + "/data");
    DataDirectory.takeAny(folder).clear();
    assertThat(files(folder)).containsExactly("");
  }

  @Test
  void dataOfThisVersionAreTakenAgainAlsoIfABackupHasOnlyTheDatabase() throws Exception {
    try (DataDirectory data = DataDirectory.take(folder)) {
      Files.createDirectory(data.service("postgres").resolve("data"));
      data.service("kafka");
    }
    DataDirectory.take(folder).close();
    Files.delete(folder.resolve("kafka/format"));
    Files.delete(folder.resolve("kafka"));
    try (DataDirectory data = DataDirectory.take(folder)) {
      assertThat(data.service("postgres").resolve("data")).isEmptyDirectory();
    }
  }
}
