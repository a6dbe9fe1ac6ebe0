package io.arbiter.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.delivery.message.JudgingEvent;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CodecTest {
  @Provide
  Arbitrary<PyValue> values() {
    return Arbitraries.recursive(CodecTest::leaf, CodecTest::container, 0, 3);
  }

  @Property(tries = 500)
  void everyValueComesBackFromJson(@ForAll("values") PyValue value) throws Exception {
    var test = new TestCase(List.of(value), null, value, null, false);
    assertThat(Codec.decode(Codec.encode(test), TestCase.class)).isEqualTo(test);
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

  @Test
  void everyTestSetComesBackAndAFieldOfALaterVersionIsIgnored() throws Exception {
    var test = new TestCase(List.of(new PyValue.None()), null, new PyValue.None(), "e", true);
    var categories = List.of(new TestCategory("Basics", List.of(test)));
    Stream<TestSet> compared =
        Stream.of(
                Comparison.EXACT,
                Comparison.JSON,
                Comparison.UNORDERED,
                Comparison.LIST,
                Comparison.CHECKER,
                new Comparison.Tolerance(1e-6))
            .map(comparison -> new TestSet("f", comparison, null, true, categories));
    Stream<TestSet> graded =
        Stream.of(
                Grading.PLAIN,
                new Grading("i", null),
                new Grading(null, 5),
                new Grading("i", 0),
                new Grading(null, null, "a"))
            .map(TestSet.NONE.with(categories)::with);
    for (TestSet tests : Stream.concat(compared, graded).toList()) {
      String json = Codec.toJson(tests);
      assertThat(Codec.fromJson(json, TestSet.class)).isEqualTo(tests);
      String later = "{\"later\":[1]," + json.substring(1);
      assertThat(Codec.fromJson(later, TestSet.class)).isEqualTo(tests);
    }
  }

  private static Arbitrary<PyValue> container(Arbitrary<PyValue> inner) {
    Arbitrary<List<PyValue>> items = inner.list().ofMaxSize(3);
    return Arbitraries.oneOf(
        items.map(PyValue.Items::new),
        items.map(PyValue.Tuple::new),
        Combinators.combine(items, Arbitraries.of(true, false)).as(PyValue.Set::new),
        Combinators.combine(inner, inner)
            .as(PyValue.Entry::new)
            .list()
            .ofMaxSize(3)
            // Keys are distinct, as in every dict.
            .uniqueElements(PyValue.Entry::key)
            .map(PyValue.Dict::new));
  }

  private static Arbitrary<PyValue> leaf() {
    return Arbitraries.oneOf(
        Arbitraries.just(new PyValue.None()),
        Arbitraries.of(true, false).map(PyValue.Bool::new),
        Arbitraries.bigIntegers().map(PyValue.Int::new),
        Arbitraries.doubles().map(PyValue.Real::new),
        Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0)
            .map(PyValue.Real::new),
        Combinators.combine(Arbitraries.doubles(), Arbitraries.doubles()).as(PyValue.Complex::new),
        Arbitraries.strings().ofMaxLength(8).map(PyValue.Str::new),
        Arbitraries.of("\0", "\ud800", "\udc00a", "\ud83d\ude00").map(PyValue.Str::new),
        Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(8).map(PyValue.Bytes::new));
  }
}
