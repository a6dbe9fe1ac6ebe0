package io.arbiter.app.play;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlayTest {
  @TempDir private Path folder;

  private Map<String, String> environment() {
    return Map.of("XDG_CONFIG_HOME", folder.toString());
  }

  @Test
  void theKeyIsKeptForItsOwnerOnly() throws IOException {
    PlaySettings settings = new PlaySettings("http://example.org", "ada", "arb_secret", "7");
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
    "http://localhost:1, localhost:1, , http://localhost:1, ada, arb_secret",
    ", , , http://localhost:8080, '', ''",
  })
  void theEnvironmentComesFirst(
      String kept, String url, String token, String server, String name, String key)
      throws IOException {
    Map<String, String> environment = new HashMap<>(environment());
    if (kept != null) {
      new PlaySettings(kept, "ada", "arb_secret", "7").keep(PlaySettings.file(environment));
    }
    if (url != null) {
      environment.put("ARBITER_URL", url);
    }
    if (token != null) {
      environment.put("ARBITER_TOKEN", token);
    }
    assertThat(PlaySettings.read(environment))
        .isEqualTo(new PlaySettings(server, name, key, kept == null ? "" : "7"));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8080, http://localhost:8080",
    "127.0.0.1, http://127.0.0.1",
    "[::1]:8080, http://[::1]:8080",
    "localhost.example.org, https://localhost.example.org",
    "judge.example.org:8443/, https://judge.example.org:8443/",
    "http://judge.example.org, http://judge.example.org",
  })
  void anAddressNeedsNoScheme(String server, String address) {
    assertThat(ApiClient.address(server)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://localhost", "my server", "http://"})
  void whatIsNoAddressIsSaid(String server) {
    assertThatThrownBy(() -> ApiClient.address(server))
        .hasMessageContaining("is no address of a server, such as http://localhost:8080");
  }

  @Test
  void anotherServerIsRecognised() throws Exception {
    HttpServer other = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    other.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    other.start();
    String address = "http://localhost:" + other.getAddress().getPort();
    ApiClient client = ApiClient.anonymous(ApiClient.address(address));
    assertThatThrownBy(() -> client.get("/api/puzzles").require())
        .hasMessage(
            "%s answers with status 404, and not as Arbiter does; use the address of its page",
            address);
    other.stop(0);
  }

  private static int execute(StringWriter out, StringWriter err, String... words) {
    CommandLine play = new CommandLine(new PlayCommand());
    CommandFailure.reportOf(play);
    return play.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
  }

  @ParameterizedTest
  @CsvSource({
    "sync --folder target/no-such-folder, there is no folder target/no-such-folder",
    "watch --folder target/no-such-folder, there is no folder target/no-such-folder",
    "submit fizz-buzz --folder target/no-such-folder, there is no target/no-such-folder/fizz-buzz.py",
    "login ada --server ftp://localhost, ftp://localhost is no address of a server",
    "submit, Missing required parameter",
    "submit a b, Unmatched argument",
  })
  void aFailureIsASentenceOrJson(String words, String message) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    assertThat(execute(out, err, words.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(out.toString()).isEmpty();
    StringWriter json = new StringWriter();
    assertThat(execute(json, new StringWriter(), (words + " --json").split(" "))).isEqualTo(2);
    assertThat(new ObjectMapper().readTree(json.toString()).path("error").asText())
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    // here, submissions (newest first, accepted ones are capital letters), seen
    "a, a,     '',  SAME",
    "A, b A,   '',  SAME",
    "b, b A,   '',  SAME",
    "A, B A,   B,   SAME",
    "s, '',    '',  SAME",
    "'', a,    '',  FETCH",
    "'', b A,  A,   FETCH",
    "a, '',    '',  NEWER_HERE",
    "a, b,     b,   NEWER_HERE",
    "a, b C,   C,   NEWER_HERE",
    "a, b a,   '',  UPDATE",
    "a, B a,   a,   UPDATE",
    "a, b,     a,   UPDATE",
    "s, b,     '',  UPDATE",
    "a, b,     '',  CONFLICT",
    "a, b C,   b,   CONFLICT",
    "a, b,     c,   CONFLICT",
  })
  void nothingThatOnlyOneSideHasIsReplaced(
      String here, String submissions, String seen, SyncPlan plan) {
    List<Playground.Attempt> attempts =
        Arrays.stream(submissions.split(" "))
            .filter(hash -> !hash.isEmpty())
            .map(hash -> new Playground.Attempt("", hash, hash.equals(hash.toUpperCase(ROOT))))
            .toList();
    assertThat(
            SyncPlan.of(
                Optional.of(here).filter(hash -> !hash.isEmpty()),
                Optional.of("s"),
                attempts,
                Set.of(seen)))
        .isEqualTo(plan);
  }
}
