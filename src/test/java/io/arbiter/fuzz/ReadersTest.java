package io.arbiter.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The readers of frames and archives refuse what is damaged; frames use little memory for it. */
class ReadersTest {
  private static final int FRAMES = 50_000;
  private static final int ARCHIVES = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void framesOfAHostileChildGiveAFrameOrAFaultOrTheEnd(long seed) {
    FrameFuzz fuzz = new FrameFuzz(new Random(seed));
    for (int i = 0; i < FRAMES; i++) {
      assertThatCode(fuzz::step).as("seed %d, sequence %d", seed, i).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedArchivesGiveFilesInsideTheBundleOrReasons(long seed) {
    ArchiveFuzz fuzz = new ArchiveFuzz(new Random(seed));
    for (int i = 0; i < ARCHIVES; i++) {
      assertThatCode(fuzz::step).as("seed %d, archive %d", seed, i).doesNotThrowAnyException();
    }
  }
}
