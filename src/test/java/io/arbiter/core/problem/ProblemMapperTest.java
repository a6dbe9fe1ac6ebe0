package io.arbiter.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemMapperTest {
  private static Exception failed(String state) {
    return new IllegalStateException(new SQLException("failed", state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "53100", "57P01", "58030", "40001", "40P01"})
  void aRequestMayBeRepeatedAfterADeadlockAndWhenTheDatabaseWasAway(String state) {
    assertThat(ProblemMapper.isPassing(failed(state))).isTrue();
  }

  @Test
  void otherFailuresOfTheDatabaseStay() {
    assertThat(ProblemMapper.isPassing(failed("23505"))).isFalse();
    assertThat(ProblemMapper.isPassing(failed("40002"))).isFalse();
  }
}
