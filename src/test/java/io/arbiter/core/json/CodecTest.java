package io.arbiter.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

public class CodecTest {
  private static final UUID ID = new UUID(7, 7);
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

  @Provide
  Arbitrary<PyValue> values() {
    return PyValues.any();
  }

  @Property(tries = 500)
  void everyValueComesBackFromJson(@ForAll("values") PyValue value) throws Exception {
    byte[] json = Codec.encode(new TestCase(List.of(value), null, value, null, false));
    assertThat(Codec.decode(json, TestCase.class))
        .isEqualTo(new TestCase(List.of(value), null, value, null, false));
  }

  @Property(tries = 500)
  void anyBytesGiveAValueOrAnIoException(@ForAll byte[] bytes) {
    try {
      Codec.decode(bytes, JudgingEvent.class);
    } catch (IOException e) {
      assertThat(e).isNotNull();
    }
  }

  @Test
  void taggedValuesAreWrittenAsInTheContract() throws Exception {
    var mapper = JsonMapper.builder().build();
    assertThat(TaggedJson.read(mapper.readTree("{\"$tuple\": [1, {\"$set\": [2.5]}]}")))
        .isEqualTo(
            new PyValue.Tuple(
                List.of(
                    PyValue.Int.of(1), new PyValue.Set(List.of(new PyValue.Real(2.5)), false))));
    assertThat(TaggedJson.read(mapper.readTree("{\"$dict\": [[1, null]]}")))
        .isEqualTo(
            new PyValue.Dict(List.of(new PyValue.Entry(PyValue.Int.of(1), new PyValue.None()))));
    assertThat(TaggedJson.read(mapper.readTree("{\"$bytes\": \"00ff\"}")))
        .isEqualTo(new PyValue.Bytes("\0\u00ff"));
    assertThat(TaggedJson.read(mapper.readTree("{\"$float\": \"-inf\"}")))
        .isEqualTo(new PyValue.Real(Double.NEGATIVE_INFINITY));
    assertThat(TaggedJson.read(mapper.readTree("{\"$complex\": [1, -2.5]}")))
        .isEqualTo(new PyValue.Complex(1, -2.5));
    assertThatThrownBy(() -> TaggedJson.read(mapper.readTree("{\"$what\": 1}")))
        .hasMessage("unknown tag $what");
    assertThatThrownBy(() -> TaggedJson.read(mapper.readTree("{\"$dict\": [[1]]}")))
        .hasMessage("$dict holds [key, value] pairs, not [1]");
  }

  @Test
  void aJobComesBack() throws Exception {
    Job job =
        new Job.Run(
            new Job.Origin(ID, 2, NOW), new Job.Target("p", 3, "hash"), "x = 1", Limits.DEFAULT);
    assertThat(Codec.decode(Codec.encode(job), Job.class)).isEqualTo(job);
  }

  @Test
  void everyComparisonComesBackInATestSet() throws Exception {
    for (Comparison comparison :
        List.of(
            Comparison.EXACT,
            Comparison.JSON,
            Comparison.UNORDERED,
            Comparison.LIST,
            Comparison.CHECKER,
            new Comparison.Tolerance(1e-6))) {
      TestSet tests =
          new TestSet(
              "f",
              comparison,
              null,
              true,
              List.of(
                  new TestCategory(
                      "Basics",
                      List.of(
                          new TestCase(
                              List.of(new PyValue.None()), null, new PyValue.None(), "e", true)))));
      assertThat(Codec.decode(Codec.encode(tests), TestSet.class)).isEqualTo(tests);
    }
  }

  @Test
  void theRulesOfATestSetComeBack() throws Exception {
    for (Grading grading :
        List.of(
            Grading.PLAIN,
            new Grading("i", null),
            new Grading(null, 5),
            new Grading("i", 0),
            new Grading(null, null, "a"))) {
      TestSet tests = TestSet.NONE.with(grading);
      assertThat(Codec.decode(Codec.encode(tests), TestSet.class)).isEqualTo(tests);
    }
  }

  @Test
  void everyEventComesBack() throws Exception {
    CaseFailure failure =
        new CaseFailure(
            "Edge", 2, false, new PyValue.Items(List.of()), null, new PyValue.None(), "t");
    Judgement judgement =
        new Judgement(
            Verdict.WRONG_ANSWER,
            "m",
            List.of(new CategoryResult("Edge", 1, 2)),
            failure,
            "out",
            new Usage(1, 2, 3, 4));
    var provenance =
        new JudgingEvent.Provenance(1, "hash", "runtime", "worker", 1, Limits.DEFAULT, NOW);
    for (JudgingEvent event :
        List.of(
            new JudgingEvent.Started(ID, 1, "w"),
            new JudgingEvent.Progress(ID, 1, 2, 3),
            new JudgingEvent.Output(ID, 1, "text"),
            new JudgingEvent.Judged(ID, 1, judgement, provenance),
            new JudgingEvent.Scored(ID, 1))) {
      assertThat(Codec.decode(Codec.encode(event), JudgingEvent.class)).isEqualTo(event);
    }
  }

  @Test
  void aFieldOfALaterVersionIsIgnored() throws Exception {
    byte[] json =
        "{\"event\":\"scored\",\"submission\":\"%s\",\"attempt\":1,\"later\":[1]}"
            .formatted(ID)
            .getBytes(StandardCharsets.UTF_8);
    assertThat(Codec.decode(json, JudgingEvent.class)).isEqualTo(new JudgingEvent.Scored(ID, 1));
  }
}
