package io.arbiter.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
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

  /** A key is only for the server that gave it. */
  @ParameterizedTest
  @CsvSource({
    "http://example.org, , , http://example.org, ada, arb_secret",
    "http://example.org, http://localhost:1, other, http://localhost:1, ada, other",
    "http://example.org, http://localhost:1, , http://localhost:1, ada, ''",
    ", , , http://localhost:8080, '', ''",
  })
  void theEnvironmentComesFirst(
      String kept, String url, String token, String server, String name, String key)
      throws IOException {
    Map<String, String> environment = new HashMap<>(environment());
    if (kept != null) {
      new PlaySettings(kept, "ada", "arb_secret").keep(PlaySettings.file(environment));
    }
    if (url != null) {
      environment.put("ARBITER_URL", url);
    }
    if (token != null) {
      environment.put("ARBITER_TOKEN", token);
    }
    assertThat(PlaySettings.read(environment)).isEqualTo(new PlaySettings(server, name, key));
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
