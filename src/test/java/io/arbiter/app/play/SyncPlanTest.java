package io.arbiter.app.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncPlanTest {
  @ParameterizedTest
  @CsvSource({
    // here, there, base
    "a, a, ,  SAME",
    "a, a, a, SAME",
    "a, a, b, SAME",
    " , a, ,  FETCH",
    " , a, b, FETCH",
    "a,  , ,  NEWER_HERE",
    "a, b, b, NEWER_HERE",
    "a, b, a, UPDATE",
    "a, b, ,  CONFLICT",
    "a, b, c, CONFLICT",
  })
  void nothingThatOnlyOneSideHasIsReplaced(String here, String there, String base, SyncPlan plan) {
    assertThat(
            SyncPlan.of(
                Optional.ofNullable(here), Optional.ofNullable(there), Optional.ofNullable(base)))
        .isEqualTo(plan);
  }
}
