package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line for players, as a player's shell runs it. */
class PlayIT extends ApiCases {
  @TempDir private Path work;
  @TempDir private Path settings;

  private Command play(String... words) throws IOException, InterruptedException {
    return Command.run(
        work,
        Map.of("XDG_CONFIG_HOME", settings.toString()),
        Stream.concat(Stream.of("play"), Stream.of(words)).toArray(String[]::new));
  }

  private void logIn(String name) throws IOException, InterruptedException {
    Command login = play("login", name, "--server", arbiter.address());
    assertThat(login.status()).as(login.output()).isZero();
    assertThat(login.output()).contains("logged in as " + name).doesNotContain("arb_");
  }

  @Test
  void aPlayerStartsChecksAndSubmitsAPuzzle() throws Exception {
    Client pia = player("pia");
    logIn("pia");
    logIn("pia");
    assertThat(pia.get("/api/me/keys").body()).as("the last one").hasSize(1);
    assertThat(pia.get("/api/me/sessions").body()).as("only that of the test").hasSize(1);
    assertThat(play("start", "fizz-buzz").output())
        .contains("lemonade machine", "made fizz-buzz.py");
    Path file = work.resolve("fizz-buzz.py");
    assertThat(file).hasContent(Files.readString(Path.of("puzzles/fizz-buzz/starter.py")));

    Files.writeString(file, Sources.body("return 'Fizz'"));
    Command wrong = play("check", "fizz-buzz.py");
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.output()).contains("WRONG_ANSWER", "expected:", "actual:", "\"Fizz\"");

    Files.writeString(file, Sources.RIGHT);
    assertThat(play("start", "fizz-buzz").output()).contains("kept fizz-buzz.py");
    assertThat(file).hasContent(Sources.RIGHT);
    Command submitted = play("submit", "fizz-buzz", "--json");
    assertThat(submitted.status()).as(submitted.output()).isZero();
    shows(submitted.json(), "{verdict: 'ACCEPTED'}");
    assertThat(play("trace", "fizz-buzz", "--input", "5").output())
        .contains("number = 5", "return 'Buzz'", "returned \"Buzz\"");
    assertThat(play("list", "--search", "fizz").output()).startsWith("✓ fizz-buzz");
    assertThat(play("start", "fizz-buzz", "--language", "javascript").output())
        .contains("made fizz-buzz.js");
    assertThat(play("check", "fizz-buzz.js").output()).contains("WRONG_ANSWER");
    assertThat(play("start", "postcard-code", "--language", "javascript").output())
        .contains("postcard-code is not offered in JavaScript");
    assertThat(play("start", "no-such-puzzle").status()).isEqualTo(2);
  }

  @Test
  void withoutAKeyTheCommandSaysWhatToDo() throws Exception {
    Files.writeString(work.resolve("fizz-buzz.py"), Sources.RIGHT);
    Path kept = Files.createDirectories(settings.resolve("arbiter")).resolve("play.json");
    Files.writeString(
        kept, "{\"server\": \"%s\", \"key\": \"arb_ended\"}".formatted(arbiter.address()));
    Command refused = play("submit", "fizz-buzz", "--json");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.json().path("error").asText())
        .contains("has ended; log in again: arbiter play login NAME --server " + arbiter.address());
    Command ran = play("run", "fizz-buzz");
    assertThat(ran.status()).as(ran.output()).isZero();
    assertThat(ran.output()).contains("log in again", "4 of 4 samples passed.");
    Files.writeString(work.resolve("last-biscuit.py"), "def winning_move(piles):\n    return 1\n");
    assertThat(play("run", "last-biscuit").output())
        .contains("Only the server can judge this puzzle's samples", "arbiter play login");
  }

  @Test
  @Thorough("seven starts of a JVM; PlayTest finds a plan that loses a side")
  void bothSidesAreBroughtTogetherAndNeitherIsLost() throws Exception {
    Client pam = player("pam");
    logIn("pam");
    pam.judge("fizz-buzz", Sources.RIGHT);
    Path file = work.resolve("fizz-buzz.py");
    Files.writeString(work.resolve("helper.py"), "# no puzzle\n");
    assertThat(play("sync").output()).contains("fizz-buzz.py is fetched").doesNotContain("helper");
    assertThat(file).hasContent(Sources.RIGHT);

    String elsewhere = Sources.RIGHT + "# elsewhere\n";
    pam.judge("fizz-buzz", elsewhere);
    assertThat(play("sync").output()).contains("fizz-buzz.py is updated");
    assertThat(file).hasContent(elsewhere);

    String here = Sources.RIGHT + "# here\n";
    Files.writeString(file, here);
    Command newer = play("sync");
    assertThat(newer.status()).isEqualTo(1);
    assertThat(newer.output()).contains("has changes that are not submitted");
    String again = Sources.RIGHT + "# elsewhere again\n";
    pam.judge("fizz-buzz", again);
    Command conflict = play("sync");
    assertThat(conflict.status()).isEqualTo(1);
    assertThat(conflict.output()).contains("has changed on both sides");
    assertThat(file).hasContent(here);
    assertThat(work.resolve("fizz-buzz.server.py")).hasContent(again);

    Command submitted = play("sync", "--submit");
    assertThat(submitted.status()).as(submitted.output()).isZero();
    assertThat(submitted.output()).contains("ACCEPTED");
    assertThat(play("sync").output()).contains("has nothing new");
  }
}
