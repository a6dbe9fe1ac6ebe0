package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.EveryThirdDay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line for players, as a player's shell runs it. */
abstract class PlayCases extends ApiCases {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  @TempDir private Path settings;

  private record Ended(int status, String output) {
    JsonNode json() throws IOException {
      return JSON.readTree(output);
    }
  }

  private Ended play(String... arguments) throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(List.of(Path.of("arbiter").toAbsolutePath().toString(), "play"));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("XDG_CONFIG_HOME", settings.toString());
    builder.environment().put("ARBITER_PASSWORD", Client.PASSWORD);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private void logIn(String name) throws IOException, InterruptedException {
    Ended login = play("login", name, "--server", arbiter.address());
    assertThat(login.status()).as(login.output()).isZero();
    assertThat(login.output()).contains("logged in as " + name).doesNotContain("arb_");
  }

  @Test
  void aPlayerStartsChecksAndSubmitsAPuzzle() throws Exception {
    Client pia = Client.register(arbiter.address(), "pia");
    logIn("pia");
    assertThat(pia.get("/api/me/sessions").body()).as("only that of the test").hasSize(1);

    Ended list = play("list", "--search", "fizz", "--json");
    assertThat(list.json().get(0).path("slug").asText()).isEqualTo("fizz-buzz");
    Ended begun = play("start", "fizz-buzz");
    assertThat(begun.output()).contains("lemonade machine", "made fizz-buzz.py");
    Path file = folder.resolve("fizz-buzz.py");
    assertThat(file).hasContent(Files.readString(Path.of("puzzles/fizz-buzz/starter.py")));
    Files.writeString(file, Sources.RIGHT);
    assertThat(play("start", "fizz-buzz").output()).contains("kept fizz-buzz.py");
    assertThat(file).hasContent(Sources.RIGHT);

    Ended checked = play("check", "fizz-buzz.py");
    assertThat(checked.status()).as(checked.output()).isZero();
    Ended submitted = play("submit", "fizz-buzz", "--json");
    assertThat(submitted.status()).isZero();
    assertThat(submitted.json().path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(play("list", "--search", "fizz").output()).startsWith("✓ fizz-buzz");
  }

  @Test
  void aWrongSolutionIsExplainedAndGivesAnExitStatus() throws Exception {
    Client.register(arbiter.address(), "pit");
    logIn("pit");
    Files.writeString(folder.resolve("fizz-buzz.py"), Sources.body("return 'Fizz'"));
    Ended wrong = play("check", "fizz-buzz");
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.output()).contains("WRONG_ANSWER", "expected:", "actual:", "\"Fizz\"");
    assertThat(play("submit", "echo-valley").output())
        .contains("there is no echo-valley.py", "play start echo-valley");
    assertThat(play("start", "no-such-puzzle").status()).isEqualTo(2);
  }

  @Test
  @EveryThirdDay
  void bothSidesAreBroughtTogetherAndNeitherIsLost() throws Exception {
    Client pam = Client.register(arbiter.address(), "pam");
    logIn("pam");
    pam.judge("fizz-buzz", Sources.RIGHT);
    Path file = folder.resolve("fizz-buzz.py");
    Files.writeString(folder.resolve("helper.py"), "# no puzzle\n");
    assertThat(play("sync").output()).contains("fizz-buzz is fetched").doesNotContain("helper");
    assertThat(file).hasContent(Sources.RIGHT);

    String elsewhere = Sources.RIGHT + "# elsewhere\n";
    pam.judge("fizz-buzz", elsewhere);
    assertThat(play("sync").output()).contains("fizz-buzz is updated");
    assertThat(file).hasContent(elsewhere);

    String here = Sources.RIGHT + "# here\n";
    Files.writeString(file, here);
    Ended newer = play("sync");
    assertThat(newer.status()).isEqualTo(1);
    assertThat(newer.output()).contains("has changes that are not submitted");
    String again = Sources.RIGHT + "# elsewhere again\n";
    pam.judge("fizz-buzz", again);
    Ended conflict = play("sync");
    assertThat(conflict.status()).isEqualTo(1);
    assertThat(conflict.output()).contains("has changed on both sides");
    assertThat(file).hasContent(here);
    assertThat(folder.resolve("fizz-buzz.server.py")).hasContent(again);

    Ended submitted = play("sync", "--submit");
    assertThat(submitted.status()).as(submitted.output()).isZero();
    assertThat(submitted.output()).contains("ACCEPTED");
    assertThat(play("sync").output()).contains("is the same on both sides");
  }

  @Test
  void withoutAKeyTheCommandSaysWhatToDo() throws Exception {
    Files.writeString(folder.resolve("fizz-buzz.py"), Sources.RIGHT);
    Path kept = Files.createDirectories(settings.resolve("arbiter")).resolve("play.json");
    Files.writeString(
        kept, "{\"server\": \"%s\", \"name\": \"\", \"key\": \"\"}".formatted(arbiter.address()));
    Ended refused = play("submit", "fizz-buzz");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.output()).contains("arbiter play login");
  }
}
