package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "49, 1", "50, 2", "149, 2", "150, 3", "299, 3", "300, 4", "500, 5"})
  void eachLevelNeedsFiftyPointsMoreThanTheLevelBefore(long points, int level) {
    assertThat(Level.of(points)).isEqualTo(level);
    assertThat(Level.start(level)).isLessThanOrEqualTo(points);
    assertThat(Level.start(level + 1)).isGreaterThan(points);
  }
}
