package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.ChildStatus;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.worker.TestSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** In a real sandbox with one slot. */
class AuthorCodeTest {
  private static final String ENDLESS = "while True: pass";
  private static final String DOUBLE = "def double(x): return 2 * x";

  private static AuthorCode load(Sandbox sandbox, String source) throws Exception {
    return AuthorCode.load(sandbox, "checker.py", source, "double", AuthorCode.GENEROUS);
  }

  @Test
  void aChildThatDiesWhileItLoadsGivesItsSlotBack() throws Exception {
    try (Sandboxes sandboxes = TestSettings.openSandboxes()) {
      Sandbox sandbox = sandboxes.programs();
      CompletableFuture<Void> killer =
          CompletableFuture.runAsync(
              () ->
                  await()
                      .atMost(Duration.ofSeconds(90))
                      .until(
                          () -> {
                            boolean busy =
                                sandbox.statuses().stream()
                                    .anyMatch(
                                        child -> child.activity() == ChildStatus.Activity.BUSY);
                            if (busy) {
                              sandbox.processes().forEach(ProcessHandle::destroyForcibly);
                            }
                            return busy;
                          }));
      assertThatThrownBy(() -> load(sandbox, ENDLESS))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("checker.py");
      killer.join();
      try (AuthorCode code = load(sandbox, DOUBLE)) {
        assertThat(code.call(PyValue.Int.of(21))).isEqualTo(PyValue.Int.of(42));
      }
    }
  }
}
