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
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    assertThat(read("{\"$tuple\": [1, {\"$set\": [2.5]}]}"))
        .isEqualTo(
            new PyValue.Tuple(
                List.of(
                    PyValue.Int.of(1), new PyValue.Set(List.of(new PyValue.Real(2.5)), false))));
    assertThat(read("{\"$dict\": [[1, null]]}"))
        .isEqualTo(
            new PyValue.Dict(List.of(new PyValue.Entry(PyValue.Int.of(1), new PyValue.None()))));
    assertThat(read("{\"$bytes\": \"00ff\"}")).isEqualTo(new PyValue.Bytes("\0\u00ff"));
    assertThat(read("{\"$float\": \"-inf\"}"))
        .isEqualTo(new PyValue.Real(Double.NEGATIVE_INFINITY));
    assertThat(read("{\"$complex\": [1, -2.5]}")).isEqualTo(new PyValue.Complex(1, -2.5));
    assertThatThrownBy(() -> read("{\"$what\": 1}")).hasMessage("unknown tag $what");
    assertThatThrownBy(() -> read("{\"$dict\": [[1]]}"))
        .hasMessage("$dict holds [key, value] pairs, not [1]");
  }

  private static PyValue read(String json) throws Exception {
    return TaggedJson.read(JsonMapper.builder().build().readTree(json));
  }

  static Stream<Named<Object>> messages() {
    PyValue none = new PyValue.None();
    TestSet tests =
        TestSet.NONE.with(
            List.of(
                new TestCategory(
                    "Basics", List.of(new TestCase(List.of(none), null, none, "e", true)))));
    var failure = new CaseFailure("Edge", 2, false, new PyValue.Items(List.of()), null, none, "t");
    var categories = List.of(new CategoryResult("Edge", 1, 2));
    var usage = new Usage(1, 2, 3, 4);
    var judgement = new Judgement(Verdict.WRONG_ANSWER, "m", categories, failure, "out", usage);
    var provenance =
        new JudgingEvent.Provenance(1, "hash", "runtime", "worker", 1, Limits.DEFAULT, NOW);
    var origin = new Job.Origin(ID, 2, NOW);
    Stream<Object> sets =
        Stream.of(
                Comparison.EXACT,
                Comparison.JSON,
                Comparison.UNORDERED,
                Comparison.LIST,
                Comparison.CHECKER,
                new Comparison.Tolerance(1e-6))
            .map(comparison -> new TestSet("f", comparison, null, true, tests.categories()));
    Stream<Object> graded =
        Stream.of(
                Grading.PLAIN,
                new Grading("i", null),
                new Grading(null, 5),
                new Grading("i", 0),
                new Grading(null, null, "a"))
            .map(tests::with);
    Stream<Object> others =
        Stream.of(
            new Job.Run(origin, new Job.Target("p", 3, "hash"), "x = 1", Limits.DEFAULT),
            new JudgingEvent.Started(ID, 1, "w"),
            new JudgingEvent.Progress(ID, 1, 2, 3),
            new JudgingEvent.Output(ID, 1, "text"),
            new JudgingEvent.Judged(ID, 1, judgement, provenance),
            new JudgingEvent.Scored(ID, 1));
    return Stream.of(sets, graded, others)
        .flatMap(Function.identity())
        .map(message -> Named.of(message.getClass().getSimpleName(), message));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageComesBack(Object message) throws Exception {
    Class<?> type =
        switch (message) {
          case JudgingEvent _ -> JudgingEvent.class;
          case Job _ -> Job.class;
          default -> TestSet.class;
        };
    assertThat(Codec.decode(Codec.encode(message), type)).isEqualTo(message);
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
