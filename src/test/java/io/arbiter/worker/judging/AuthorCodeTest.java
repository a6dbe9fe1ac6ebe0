package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.FakeChild;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Program;
import org.junit.jupiter.api.Test;

class AuthorCodeTest {
  private static AuthorCode load(Sandbox sandbox, String source) throws Exception {
    return AuthorCode.load(sandbox, "checker.py", source, "double", AuthorCode.GENEROUS);
  }

  /** The sandbox has one slot. */
  @Test
  void aChildThatDiesWhileItLoadsGivesItsSlotBack() throws Exception {
    FakeChild.Family children =
        new FakeChild.Family(
            (child, command) -> {
              if (command instanceof Frame.Load(Program program)
                  && program.source().equals("dies")) {
                child.end(1);
              }
              return FakeChild.echo(command);
            });
    try (Sandboxes sandboxes = SharedSandboxes.of(children)) {
      Sandbox sandbox = sandboxes.programs();
      assertThatThrownBy(() -> load(sandbox, "dies"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("checker.py");
      try (AuthorCode code = load(sandbox, "works")) {
        assertThat(code.call(PyValue.Int.of(21))).isEqualTo(PyValue.Int.of(21));
        assertThat(code.isClean()).isTrue();
      }
    }
  }
}
