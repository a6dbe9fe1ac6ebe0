package io.arbiter.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.arbiter.Thorough;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The readers of frames and archives refuse what is damaged; frames use little memory for it. */
class ReadersTest {
  private static final int FRAMES = 50_000;
  private static final int ARCHIVES = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void framesOfAHostileChildGiveAFrameOrAFaultOrTheEnd(long seed) {
    repeat(FRAMES, seed, new FrameFuzz(new Random(seed))::step);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedArchivesGiveFilesInsideTheBundleOrReasons(long seed) {
    repeat(ARCHIVES, seed, new ArchiveFuzz(new Random(seed))::step);
  }

  @Test
  @Thorough("a minute, and other input each time; the fixed seeds find most faults of a reader")
  void whateverIsReadKeepsItsPromises() {
    long seed = ThreadLocalRandom.current().nextLong(1_000_000);
    repeat(40 * FRAMES, seed, new FrameFuzz(new Random(seed))::step);
    repeat(20 * ARCHIVES, seed, new ArchiveFuzz(new Random(seed))::step);
  }

  private static void repeat(int times, long seed, Runnable step) {
    assertThatCode(
            () -> {
              for (int i = 0; i < times; i++) {
                step.run();
              }
            })
        .as("seed %d", seed)
        .doesNotThrowAnyException();
  }
}
