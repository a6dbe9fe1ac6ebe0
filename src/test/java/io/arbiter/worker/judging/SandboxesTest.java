package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.FakeChild;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.protocol.EngineCrash;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import org.junit.jupiter.api.Test;

/** Which sandbox runs what; the children are fake. */
class SandboxesTest {
  private static final FakeChild.Family HONEST =
      new FakeChild.Family((_, command) -> FakeChild.echo(command));

  @Test
  void aBatchChildThatDoesNotStartIsCountedAndReported() {
    FakeChild.Family broken =
        new FakeChild.Family(
            (child, command) -> {
              child.end(1);
              return FakeChild.echo(command);
            });
    try (Sandboxes sandboxes =
        SharedSandboxes.open(
            1,
            (settings, spares) ->
                (settings.niceness() == 0 ? HONEST : broken).starter(settings, spares))) {
      Sandbox players = sandboxes.players();
      assertThat(sandboxes.trouble()).isNull();
      assertThat(sandboxes.players(Lane.BATCH)).isSameAs(players);
      FakeChild.await()
          .untilAsserted(
              () -> assertThat(sandboxes.trouble()).contains("a child did not become ready"));
      assertThat(sandboxes.failures()).isPositive();
      assertThat(sandboxes.players(Lane.BATCH)).isSameAs(players);
    }
  }

  @Test
  void eachKindOfCodeHasChildrenOfItsOwn() throws Exception {
    try (Sandboxes sandboxes = SharedSandboxes.of(HONEST)) {
      FakeChild.await()
          .until(() -> sandboxes.players(Lane.BATCH) != sandboxes.players(Lane.INTERACTIVE));
      assertThat(sandboxes.authors()).isNotSameAs(sandboxes.players());
      assertThat(sandboxes.programs()).isNotIn(sandboxes.authors(), sandboxes.players());
      sandboxes.awaitSettled();
      assertThat(sandboxes.statuses())
          .extracting(Sandboxes.Status::kind)
          .containsExactly("players", "batch", "authors", "programs", "spare", "spare");
      assertThat(sandboxes.statuses().getFirst().children()).hasSize(1);
      assertThat(sandboxes.ready()).as("not tested yet").isFalse();
    }
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
      assertThatThrownBy(() -> load(sandboxes, "dies"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("checker.py");
      try (AuthorCode code = load(sandboxes, "works")) {
        assertThat(code.call(PyValue.Int.of(21))).isEqualTo(PyValue.Int.of(21));
        assertThat(code.isClean()).isTrue();
      }
    }
  }

  @Test
  void codeOnWhichTheEngineFailsIsItsAuthorsFault() throws Exception {
    Outcome fault = new Outcome.EngineFault("E", new EngineCrash("E at f.java:1", "line 3\n"));
    Frame.Report report = FakeChild.reply(fault, Usage.NONE);
    FakeChild.Family children =
        new FakeChild.Family(
            (_, command) -> command instanceof Frame.Load ? report : FakeChild.echo(command));
    try (Sandboxes sandboxes = SharedSandboxes.of(children)) {
      assertThatThrownBy(() -> load(sandboxes, "crashes"))
          .isInstanceOfSatisfying(
              AuthorFault.class,
              found -> {
                assertThat(found.problem()).isEqualTo("the engine failed on this code");
                assertThat(found.line()).isEqualTo(3);
              });
    }
  }

  private static AuthorCode load(Sandboxes sandboxes, String source) throws Exception {
    return AuthorCode.load(
        sandboxes.programs(), "checker.py", source, "double", AuthorCode.GENEROUS);
  }
}
