package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 50",
    "49, 1, 0, 50",
    "50, 2, 50, 150",
    "149, 2, 50, 150",
    "150, 3, 150, 300",
    "299, 3, 150, 300",
    "300, 4, 300, 500",
    "500, 5, 500, 750"
  })
  void eachLevelNeedsFiftyPointsMoreThanTheLevelBefore(
      long points, int level, long start, long next) {
    assertThat(Profile.Score.of(points, null, null, 0))
        .isEqualTo(new Profile.Score(points, null, null, level, start, next, 0));
  }
}
