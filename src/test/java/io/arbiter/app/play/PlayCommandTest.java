package io.arbiter.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlayCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int play(String... line) {
    return new CommandLine(new PlayCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"login", "list", "start", "run", "check", "submit", "watch", "open", "sync"})
  void eachCommandExplainsItself(String command) {
    assertThat(play(command, "--help")).isZero();
    assertThat(out.toString()).contains("play " + command).contains("--json", "--folder");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(play("submit", "--folder", "target/no-such-folder", "fizz-buzz")).isNotZero();
    assertThat(err.toString()).contains("there is no target/no-such-folder/fizz-buzz.py");
  }
}
