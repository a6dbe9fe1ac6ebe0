package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the kernel says about this process, one that waits, and one that has ended. */
class ProcessStatusTest {
  @Test
  void aProcessHasMemoryAndIsRunnableWhileAThreadWorks() throws Exception {
    long self = ProcessHandle.current().pid();
    assertThat(ProcessStatus.residentBytes(self)).isBetween(1L << 24, 1L << 36);
    assertThat(ProcessStatus.isRunnable(self)).isTrue();

    Process waiting = new ProcessBuilder("cat").start();
    try {
      FakeChild.await().until(() -> !ProcessStatus.isRunnable(waiting.pid()));
      assertThat(ProcessStatus.residentBytes(waiting.pid())).isPositive();
    } finally {
      waiting.destroyForcibly().waitFor();
    }
    assertThat(ProcessStatus.isRunnable(waiting.pid())).isFalse();
    assertThat(ProcessStatus.residentBytes(waiting.pid())).isZero();
  }
}
