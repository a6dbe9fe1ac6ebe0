package io.arbiter.core.judging.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.arbiter.core.Soon;
import io.arbiter.core.json.TaggedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CPython 3.12 gives the expected result for the same two values, which are tagged JSON. */
class ComparisonTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES).build();
  private static final PyValue NONE = new PyValue.None();

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
          false | 0 | true
          true | 1.0 | true
          1 | 1.0 | true
          true | 2 | false
          1 | 1.5 | false
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
          null | null | true
          "\\ud800" | "\\ud800" | true
          "1" | 1 | false
          [1] | {$tuple: [1]} | false
          [1, 2] | [2, 1] | false
          [true, {$tuple: [2.0]}] | [1, {$tuple: [2]}] | true
          [] | {$tuple: []} | false
          [] | {$set: []} | false
          {$set: []} | {} | false
          {$set: [1, 2]} | {$frozenset: [2.0, true]} | true
          {$set: [1]} | {$set: [1, 2]} | false
          {$set: [{$tuple: [1, true]}]} | {$set: [{$tuple: [true, 1.0]}]} | true
          {$dict: [[1, "a"], ["k", []]]} | {$dict: [["k", []], [true, "a"]]} | true
          {$dict: [[1, "a"]]} | {$dict: [[1, "b"]]} | false
          {$dict: [[1, null]]} | {$dict: [[2, null]]} | false
          """)
  void valuesAreEqualAsInPython(String a, String b, boolean equal) throws Exception {
    assertThat(Comparison.EXACT.accepts(value(a), value(b))).isEqualTo(equal);
    assertThat(Comparison.EXACT.accepts(value(b), value(a))).as("symmetry").isEqualTo(equal);
  }

  private static final String LARGE = "1" + "0".repeat(400);

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
          list | [1] | [2] | false
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
          close | LARGE | 1e308 | false
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

  private static void requireFast(List<PyValue> values) {
    var items = new PyValue.Items(values);
    var turned = new PyValue.Items(values.reversed());
    assertThat(Soon.done(() -> Comparison.UNORDERED.accepts(items, turned))).isTrue();
  }

  /** Java's HashMap has the hash 0 for all of them. */
  @Test
  void dictsWithTheSameHashInJavaAreComparedFast() {
    requireFast(
        IntStream.range(0, 20_000)
            .mapToObj(i -> new PyValue.Str(Integer.toString(i)))
            .<PyValue>map(text -> new PyValue.Dict(List.of(new PyValue.Entry(text, text))))
            .toList());
  }

  /** Java's HashSet has the hash 0 for each set of sets that are empty in the end. */
  @Test
  void nestedSetsWithTheSameHashInJavaAreComparedFast() {
    List<PyValue> deep = new ArrayList<>(List.of(new PyValue.Set(List.of(), true)));
    while (deep.size() < 11) {
      deep.add(new PyValue.Set(List.of(deep.getLast()), true));
    }
    requireFast(
        IntStream.range(0, 1 << 11)
            .mapToObj(bits -> IntStream.range(0, 11).filter(bit -> (bits >> bit & 1) == 1))
            .<PyValue>map(bits -> new PyValue.Set(bits.mapToObj(deep::get).toList(), true))
            .toList());
  }

  /** The hash of Java's String is the same for all of them. */
  @Test
  void textsWithTheSameHashInJavaAreComparedFast() {
    List<PyValue> texts =
        IntStream.range(0, 1 << 16)
            .mapToObj(
                i -> IntStream.range(0, 16).mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB"))
            .<PyValue>map(parts -> new PyValue.Str(parts.collect(Collectors.joining())))
            .toList();
    PyValue set = new PyValue.Set(texts, false);
    PyValue turned = new PyValue.Set(texts.reversed(), true);
    assertThat(Soon.done(() -> Comparison.EXACT.accepts(set, turned))).isTrue();
  }
}
