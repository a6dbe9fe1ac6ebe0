package io.arbiter.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemMapperTest {
  @ParameterizedTest
  @CsvSource({
    "08006, true",
    "53100, true",
    "57P01, true",
    "58030, true",
    "40001, true",
    "40P01, true",
    "23505, false",
    "40002, false"
  })
  void aRequestMayBeRepeatedAfterADeadlockAndWhenTheDatabaseWasAway(String state, boolean passes) {
    var failed = new IllegalStateException(new SQLException("failed", state));
    assertThat(ProblemMapper.isPassing(failed)).isEqualTo(passes);
  }
}
