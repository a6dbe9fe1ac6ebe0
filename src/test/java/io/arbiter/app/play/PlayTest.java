package io.arbiter.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PlayTest {
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

  @Test
  void aMissingFileIsNamed() {
    StringWriter err = new StringWriter();
    CommandLine play = new CommandLine(new PlayCommand()).setErr(new PrintWriter(err));
    assertThat(play.execute("submit", "--folder", "target/no-such-folder", "fizz-buzz"))
        .isNotZero();
    assertThat(err.toString()).contains("there is no target/no-such-folder/fizz-buzz.py");
  }

  @ParameterizedTest
  @CsvSource({
    // here, there, base
    "a, a, ,  SAME",
    "a, a, a, SAME",
    "a, a, b, SAME",
    " , a, ,  FETCH",
    " , a, b, FETCH",
    "a,  , ,  NEWER_HERE",
    "a, b, b, NEWER_HERE",
    "a, b, a, UPDATE",
    "a, b, ,  CONFLICT",
    "a, b, c, CONFLICT",
  })
  void nothingThatOnlyOneSideHasIsReplaced(String here, String there, String base, SyncPlan plan) {
    assertThat(
            SyncPlan.of(
                Optional.ofNullable(here), Optional.ofNullable(there), Optional.ofNullable(base)))
        .isEqualTo(plan);
  }
}
