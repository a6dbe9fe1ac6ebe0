package io.arbiter.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaySettingsTest {
  @TempDir private Path folder;

  private Map<String, String> environment() {
    return Map.of("XDG_CONFIG_HOME", folder.toString());
  }

  @Test
  void theKeyIsKeptForItsOwnerOnly() throws IOException {
    PlaySettings settings = new PlaySettings("http://example.org", "ada", "arb_secret");
    Path file = PlaySettings.file(environment());
    settings.keep(file);
    settings.keep(file);
    assertThat(PlaySettings.read(environment())).isEqualTo(settings);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void theEnvironmentComesFirst() throws IOException {
    new PlaySettings("http://example.org", "ada", "arb_secret")
        .keep(PlaySettings.file(environment()));
    Map<String, String> environment =
        Map.of(
            "XDG_CONFIG_HOME", folder.toString(),
            "ARBITER_URL", "http://localhost:1",
            "ARBITER_TOKEN", "other");
    assertThat(PlaySettings.read(environment))
        .isEqualTo(new PlaySettings("http://localhost:1", "ada", "other"));
  }

  @Test
  void aKeyIsOnlyForTheServerThatGaveIt() throws IOException {
    new PlaySettings("http://example.org", "ada", "arb_secret")
        .keep(PlaySettings.file(environment()));
    Map<String, String> environment =
        Map.of("XDG_CONFIG_HOME", folder.toString(), "ARBITER_URL", "http://localhost:1");
    assertThat(PlaySettings.read(environment).key()).isEmpty();
  }

  @Test
  void beforeALogInThereIsAServerButNoKey() throws IOException {
    assertThat(PlaySettings.read(environment()))
        .isEqualTo(new PlaySettings("http://localhost:8080", "", ""));
  }
}
