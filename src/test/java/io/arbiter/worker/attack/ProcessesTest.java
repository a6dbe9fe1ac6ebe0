package io.arbiter.worker.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.sandbox.kernel.WithoutLandlock;
import io.arbiter.worker.TestSettings;
import io.arbiter.worker.judging.Sandboxes;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(WithoutLandlock.LOCK)
class ProcessesTest {
  /** A process with a filter of its own starts another, as a guest would that has escaped. */
  @Test
  void aProcessThatComesFromAFilteredProcessIsLeftBehind() throws Exception {
    Instant begin = Instant.now();
    Process filtered =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                "target/classes:target/test-classes",
                WithoutLandlock.class.getName(),
                "sleep",
                "4711")
            .start();
    // Starts no child: nothing asks for one.
    try (Sandboxes none = TestSettings.openSandboxes()) {
      Processes processes = new Processes(none);
      while (filtered.descendants().findAny().isEmpty()) {
        Thread.sleep(20);
        assertThat(filtered.isAlive()).isTrue();
      }
      assertThat(processes.leftBehind(begin)).endsWith("sleep 4711");
      assertThat(processes.leftBehind(Instant.now().plusSeconds(60))).isEmpty();
      filtered.descendants().forEach(ProcessHandle::destroyForcibly);
      filtered.waitFor();
      assertThat(processes.leftBehind(begin)).isEmpty();
    } finally {
      filtered.descendants().forEach(ProcessHandle::destroyForcibly);
      filtered.destroyForcibly();
    }
  }
}
