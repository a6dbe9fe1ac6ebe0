package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
  @Test
  void theResidentMemoryIsThatOfTheKernel() {
    assertThat(ProcessMemory.residentBytes("Name:\tjava\nVmRSS:\t   1234 kB\nRssAnon:\t 1 kB\n"))
        .isEqualTo(1234 * 1024);
    assertThat(ProcessMemory.residentBytes("Name:\tVmRSS:\t 1 kB\n")).isZero();
    assertThat(ProcessMemory.residentBytes(ProcessHandle.current().pid()))
        .isBetween(1L << 24, 1L << 36);
    assertThat(ProcessMemory.residentBytes(Integer.MAX_VALUE)).isZero();
  }
}
