package io.arbiter.core.judging.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.arbiter.core.Soon;
import io.arbiter.core.json.TaggedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CPython 3.12 gives the expected result for the same two values, which are tagged JSON. */
class ComparisonTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES).build();
  private static final PyValue NONE = new PyValue.None();
  private static final String LARGE = "1" + "0".repeat(400);

  private static PyValue value(String json) throws Exception {
    return TaggedJson.read(JSON.readTree(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          true | 1 | true
          true | 1.0 | true
          true | 2 | false
          1 | {$complex: [1, 0]} | true
          1 | {$complex: [1, 1]} | false
          9007199254740993 | 9007199254740992.0 | false
          1267650600228229401496703205376 | 1.2676506002282294e30 | true
          1000000000000000000000000000000 | 1e30 | false
          0.0 | -0.0 | true
          -0.0 | 0 | true
          {$float: "nan"} | {$float: "nan"} | false
          [{$float: "nan"}] | [{$float: "nan"}] | false
          {$float: "inf"} | {$float: "inf"} | true
          {$float: "inf"} | {$float: "-inf"} | false
          "a" | {$bytes: "61"} | false
          "" | null | false
          null | false | false
          "\\ud800" | "\\ud800" | true
          [1] | {$tuple: [1]} | false
          [true, {$tuple: [2.0]}] | [1, {$tuple: [2]}] | true
          [] | {$tuple: []} | false
          [] | {$set: []} | false
          {$set: []} | {} | false
          {$set: [1, 2]} | {$frozenset: [2.0, true]} | true
          {$set: [{$tuple: [1, true]}]} | {$set: [{$tuple: [true, 1.0]}]} | true
          {$dict: [[1, "a"], ["k", []]]} | {$dict: [["k", []], [true, "a"]]} | true
          {$dict: [[1, "a"]]} | {$dict: [[1, "b"]]} | false
          {$dict: [[1, null]]} | {$dict: [[2, null]]} | false
          """)
  void valuesAreEqualAsInPython(String a, String b, boolean equal) throws Exception {
    assertThat(Comparison.EXACT.accepts(value(a), value(b))).isEqualTo(equal);
    assertThat(Comparison.EXACT.accepts(value(b), value(a))).as("symmetry").isEqualTo(equal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          json | [1, [["a"]]] | {$tuple: [1, [{$tuple: ["a"]}]]} | true
          exact | [1, [["a"]]] | {$tuple: [1, [{$tuple: ["a"]}]]} | false
          unordered | [1, 1, "b"] | {$tuple: ["b", true, 1.0]} | true
          unordered | [1, 1, "b"] | ["b", 1] | false
          unordered | [1, 1, "b"] | ["b", "b", true] | false
          unordered | [1, 1, "b"] | "11b" | false
          unordered | null | null | true
          unordered | null | [] | false
          unordered | 1 | 1.0 | true
          list | {$tuple: [1, 2]} | [1, 2] | true
          list | "ab" | ["a", "b"] | true
          close | 1.0 | 1.0000009 | true
          close | 1.0 | 1.00001 | false
          close | 1e12 | 1000000100000.0 | true
          close | 3 | 3.0000001 | true
          close | {$float: "nan"} | {$float: "nan"} | false
          close | {$float: "inf"} | {$float: "inf"} | true
          close | {$float: "inf"} | 1e308 | false
          close | [1.0, {a: 2.0}] | [1.0, {a: 2.0000001}] | true
          close | [1.0] | {$tuple: [1.0]} | false
          close | "1.0" | 1.0 | false
          close | {a: 1.0} | {b: 1.0} | false
          close | LARGE | LARGE | true
          close | LARGE | LARGE0 | false
          close | LARGE | -LARGE | false
          close | LARGE | {$float: "inf"} | false
          """)
  void eachComparisonAccepts(String name, String answer, String output, boolean accepted)
      throws Exception {
    Comparison comparison =
        switch (name) {
          case "json" -> Comparison.JSON;
          case "unordered" -> Comparison.UNORDERED;
          case "list" -> Comparison.LIST;
          case "close" -> new Comparison.Tolerance(1e-6);
          default -> Comparison.EXACT;
        };
    String near = LARGE.substring(0, 10) + "1" + LARGE.substring(11);
    assertThat(
            comparison.accepts(
                value(answer.replace("LARGE", LARGE)), value(output.replace("LARGE", near))))
        .isEqualTo(accepted);
  }

  @Test
  void aToleranceIsPositiveAndACheckerDecidesElsewhere() {
    assertThatThrownBy(() -> new Comparison.Tolerance(0))
        .hasMessage("a tolerance is a positive number, got 0.0");
    assertThatThrownBy(() -> Comparison.CHECKER.accepts(NONE, NONE))
        .isInstanceOf(IllegalStateException.class);
  }

  /**
   * Java's hash of a dict, of nested empty sets, and of these texts is the same for all of them.
   */
  @Test
  void valuesWithTheSameHashInJavaAreComparedFast() {
    List<PyValue> dicts =
        IntStream.range(0, 20_000)
            .mapToObj(i -> new PyValue.Str(Integer.toString(i)))
            .<PyValue>map(text -> new PyValue.Dict(List.of(new PyValue.Entry(text, text))))
            .toList();
    List<PyValue> deep = new ArrayList<>(List.of(new PyValue.Set(List.of(), true)));
    while (deep.size() < 11) {
      deep.add(new PyValue.Set(List.of(deep.getLast()), true));
    }
    List<PyValue> nested =
        IntStream.range(0, 1 << 11)
            .mapToObj(bits -> IntStream.range(0, 11).filter(bit -> (bits >> bit & 1) == 1))
            .<PyValue>map(bits -> new PyValue.Set(bits.mapToObj(deep::get).toList(), true))
            .toList();
    for (var values : List.of(dicts, nested)) {
      var items = new PyValue.Items(values);
      var turned = new PyValue.Items(values.reversed());
      assertThat(Soon.done(() -> Comparison.UNORDERED.accepts(items, turned))).isTrue();
    }
    List<PyValue> texts =
        IntStream.range(1 << 16, 2 << 16)
            .mapToObj(Integer::toBinaryString)
            .<PyValue>map(bits -> new PyValue.Str(bits.replace("0", "Aa").replace("1", "BB")))
            .toList();
    var set = new PyValue.Set(texts, false);
    var turned = new PyValue.Set(texts.reversed(), true);
    assertThat(Soon.done(() -> Comparison.EXACT.accepts(set, turned))).isTrue();
  }

  private static boolean accepts(Comparison comparison, String answer, String output) {
    return comparison.accepts(new PyValue.Str(answer), new PyValue.Str(output));
  }

  private static Comparison near(@Nullable Double absolute, @Nullable Double relative) {
    return new Comparison.Tokens(false, false, absolute, relative);
  }

  /** The letters are the flags: s for space-sensitive, c for case-sensitive. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          - | Yes 1\\n2\\n | ~\\n yES\\t1 2~ | true
          - | 1 2\\n | 12\\n | false
          - | 1 2\\n | 1\\n | false
          - | 1\\n | 1 2\\n | false
          - | ~~ | ~ \\n~ | true
          - | 0.5 | .5 | false
          - | a\\240b | a b | false
          - | Ä | ä | false
          - | K | \u212a | false
          s | a b\\n | A b\\n | true
          s | a b\\n | a  b\\n | false
          s | a b\\n | a b | false
          s | a b\\n | ~ a b\\n~ | false
          c | a b | a\\nb\\n | true
          c | a b | A b | false
          """)
  void whitespaceSeparatesTokensAndFlagsMakeItStricter(
      String flags, String answer, String output, boolean accepted) {
    var comparison = new Comparison.Tokens(flags.contains("c"), flags.contains("s"), null, null);
    assertThat(accepts(comparison, answer.translateEscapes(), output.translateEscapes()))
        .isEqualTo(accepted);
    assertThat(comparison.equals(Comparison.TOKENS)).isEqualTo(flags.equals("-"));
  }

  @Test
  void numbersThatNoDoubleHasMustBeTheSame() {
    String large = "9".repeat(1_001);
    for (String output : List.of(large, "1" + "0".repeat(1_000), "1")) {
      assertThat(accepts(near(0.1, null), large, output)).isEqualTo(output.equals(large));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.01,, 100, 100.01, true",
    "0.01,, 100, 100.02, false",
    ", 0.01, 100, 101, true",
    ", 0.01, 100, 101.1, false",
    ", 0.01, 0, 0.001, false",
    "0.001, 0.01, 0, 0.001, true",
    "0.001, 0.01, 100, 101, true",
    "0.1,, 1, 1e0, true",
    "0.1,, .5, +0.5, true",
    "0.1,, 5., 5, true",
    "0.1,, 1, one, false",
    "0.1,, one, ONE, true",
    "0.1,, 1, 0x1, false",
    "0.1,, nan, nan, true",
    "0.1,, 1e999, 1e999, true",
    "0.1, 0.1, 1e999, 1, false",
    "0.1,, 1, nan, false"
  })
  void numbersMayBeNear(
      @Nullable Double absolute,
      @Nullable Double relative,
      String answer,
      String output,
      boolean accepted) {
    assertThat(accepts(near(absolute, relative), answer, output)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          - | 1 2\\n3 4\\n | 1 2\\n3 5\\n | line 2, word 2: expected "4", got "5"
          - | 1 2\\n | 1\\n | the output ends too early: "2" is missing
          - | 1\\n | 1\\n\\nx\\n | line 3, word 1: "x" is more than expected
          - | 1\\n | ~~ | the program printed nothing
          s | a b\\n | a\\tb\\n | line 1: expected "a b", got "a\\tb"
          exact | a\\n | a | line 1: the line break at the end is missing
          exact | a | a\\n | line 1: there must be no line break at the end
          exact | a\\n | a\\nb\\n | line 2: "b" is more than expected
          exact | a\\nb\\n | a\\n | line 2: expected "b", but the output ends
          exact | a\\n | LONG | line 1: expected "a", got "LONG…"
          """)
  void theFirstDifferenceHasItsPlace(
      String comparison, String answer, String output, String difference) {
    assertThat(
            OutputDifference.describe(
                switch (comparison) {
                  case "exact" -> Comparison.EXACT;
                  case "s" -> new Comparison.Tokens(true, true, null, null);
                  default -> Comparison.TOKENS;
                },
                answer.translateEscapes(),
                output.replace("LONG", "b".repeat(70)).translateEscapes()))
        .isEqualTo(difference.replace("LONG", "b".repeat(60)));
  }
}
