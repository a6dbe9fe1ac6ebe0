package io.arbiter.core.judging;

import static io.arbiter.core.judging.SubmissionState.ACCEPTED;
import static io.arbiter.core.judging.SubmissionState.JUDGED;
import static io.arbiter.core.judging.SubmissionState.QUEUED;
import static io.arbiter.core.judging.SubmissionState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubmissionStateTest {
  private static final Map<SubmissionState, List<SubmissionState>> ALLOWED =
      Map.of(
          ACCEPTED, List.of(QUEUED, RUNNING, JUDGED),
          QUEUED, List.of(RUNNING, JUDGED),
          RUNNING, List.of(JUDGED),
          JUDGED, List.of());

  @ParameterizedTest
  @EnumSource
  void aStateGoesOneWay(SubmissionState from) {
    for (SubmissionState to : SubmissionState.values()) {
      boolean allowed = ALLOWED.get(from).contains(to);
      assertThat(to.mayFollow(from)).isEqualTo(allowed);
      if (allowed) {
        assertThat(from.change(to)).isEqualTo(to);
      } else {
        assertThatThrownBy(() -> from.change(to))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("a submission that is " + from + " cannot become " + to);
      }
    }
  }
}
