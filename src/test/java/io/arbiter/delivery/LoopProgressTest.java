package io.arbiter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopProgressTest {
  private final LoopProgress progress = new LoopProgress();

  @Test
  void aFailureIsTheTroubleUntilTheLoopAdvances() {
    progress.failed(new IllegalStateException("a fault"));
    assertThat(progress.trouble()).isEqualTo("a fault");
    progress.pass();
    assertThat(progress.trouble()).isEqualTo("a fault");
    progress.advance();
    assertThat(progress.trouble()).isNull();
  }

  @Test
  void aFailureWithoutAMessageIsNamedByItsClass() {
    progress.failed(new IllegalStateException());
    assertThat(progress.trouble()).isEqualTo("IllegalStateException");
  }
}
