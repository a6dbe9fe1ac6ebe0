package io.arbiter.core.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTest {
  @ParameterizedTest
  @EnumSource
  void everyVerdictHasTheBlameInTheContract(Verdict verdict) {
    assertThat(verdict.blame())
        .isEqualTo(
            switch (verdict) {
              case ACCEPTED -> Blame.NOBODY;
              case AUTHOR_ERROR -> Blame.AUTHOR;
              case JUDGE_ERROR -> Blame.JUDGE;
              default -> Blame.PLAYER;
            });
  }

  @Test
  void defaultLimitsAreThoseInTheContract() {
    assertThat(Limits.DEFAULT).isEqualTo(new Limits(10_000, 10_000_000, 134_217_728, 65_536));
    assertThat(Limits.DEFAULT.wallMillis()).isEqualTo(20_000);
    assertThat(new Limits(500, 1, 1, 1).wallMillis()).isEqualTo(2_500);
    assertThat(new Limits(2_500, 1, 1, 1).wallMillis()).isEqualTo(12_500);
    assertThat(new Limits(60_000, 1, 1, 1).wallMillis()).isEqualTo(120_000);
    assertThatThrownBy(() -> new Limits(0, 1, 1, 1))
        .hasMessage("cpuMillis must be positive, got 0");
  }

  @Test
  void theSizeOfAValueIsCloseToTheLengthOfItsText() {
    assertThat(PyValue.Int.of(1000).size()).isEqualTo(5);
    assertThat(new PyValue.Str("abc").size()).isEqualTo(5);
    assertThat(new PyValue.Items(List.of(new PyValue.None(), new PyValue.None())).size())
        .isEqualTo(16);
    assertThat(new PyValue.Int(BigInteger.TWO.pow(8 << 20)).size()).isGreaterThan(2_500_000);
    PyValue.Entry entry = new PyValue.Entry(new PyValue.Str("k"), new PyValue.Bytes("ab"));
    assertThat(new PyValue.Dict(List.of(entry)).size()).isEqualTo(16);
  }

  @Test
  void samplesOnlyDropsHiddenTestsAndEmptyCategories() {
    TestCase sample = new TestCase(List.of(), null, new PyValue.None(), null, true);
    TestCase hidden = new TestCase(List.of(), null, new PyValue.None(), null, false);
    var basics = new TestCategory("Basics", List.of(sample, hidden));
    var edge = new TestCategory("Edge", List.of(hidden));
    var all = new TestSet("f", Comparison.EXACT, null, false, List.of(basics, edge));
    assertThat(all.size()).isEqualTo(3);
    assertThat(all.samplesOnly().categories())
        .containsExactly(new TestCategory("Basics", List.of(sample)));
    assertThat(all.samplesOnly().reveal()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aStateGoesOneWay(SubmissionState from) {
    for (SubmissionState to : SubmissionState.values()) {
      String order = "ACCEPTED QUEUED RUNNING JUDGED";
      boolean allowed = order.indexOf(to.name()) > order.indexOf(from.name());
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
