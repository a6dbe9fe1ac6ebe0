package io.arbiter.core.judging.test;

import io.arbiter.core.source.ProgrammingLanguage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What tests, which are written in Python's values, mean in another language. */
public final class LanguageValues {
  private LanguageValues() {}

  /** Why the tests cannot judge a language; empty if they can. */
  public static Optional<String> unfit(
      ProgrammingLanguage language, List<TestCategory> categories) {
    return switch (language) {
      case PYTHON -> Optional.empty();
      case JAVASCRIPT -> unfitForJavaScript(categories);
    };
  }

  private static Optional<String> unfitForJavaScript(List<TestCategory> categories) {
    List<TestCase> cases =
        categories.stream().flatMap(category -> category.cases().stream()).toList();
    if (cases.stream().anyMatch(test -> test.code() != null)) {
      return Optional.of("JavaScript cannot run tests that are code in Python");
    }
    return cases.stream()
        .flatMap(test -> Stream.concat(test.input().stream(), Stream.of(test.answer())))
        .flatMap(value -> unfitForJavaScript(value).stream())
        .findFirst();
  }

  /** Why tests with a value cannot judge JavaScript; empty if they can. */
  public static Optional<String> unfitForJavaScript(PyValue value) {
    return hasComplex(value)
        ? Optional.of("JavaScript has no complex numbers, and the tests have")
        : Optional.empty();
  }

  private static boolean hasComplex(PyValue value) {
    return value instanceof PyValue.Complex || value.parts().anyMatch(LanguageValues::hasComplex);
  }

  /**
   * The answer as the language can give it. JavaScript has lists instead of tuples, except for keys
   * and elements of sets, where an array counts as a tuple.
   */
  public static PyValue answer(ProgrammingLanguage language, PyValue expected) {
    return switch (language) {
      case PYTHON -> expected;
      case JAVASCRIPT -> withoutTuples(expected);
    };
  }

  /** The name of a value's type in the language. */
  public static String typeName(ProgrammingLanguage language, PyValue value) {
    return switch (language) {
      case PYTHON -> value.typeName();
      case JAVASCRIPT ->
          switch (value) {
            case PyValue.None _ -> "null";
            case PyValue.Bool _ -> "boolean";
            case PyValue.Int _, PyValue.Real _, PyValue.Complex _ -> "number";
            case PyValue.Str _ -> "string";
            case PyValue.Bytes _ -> "Uint8Array";
            case PyValue.Items _, PyValue.Tuple _ -> "array";
            case PyValue.Set _ -> "Set";
            case PyValue.Dict _ -> "object or Map";
          };
    };
  }

  private static PyValue withoutTuples(PyValue expected) {
    return switch (expected) {
      case PyValue.Items(List<PyValue> items) -> list(items);
      case PyValue.Tuple(List<PyValue> items) -> list(items);
      case PyValue.Dict(List<PyValue.Entry> entries) ->
          new PyValue.Dict(
              entries.stream()
                  .map(e -> new PyValue.Entry(e.key(), withoutTuples(e.value())))
                  .toList());
      default -> expected;
    };
  }

  private static PyValue list(List<PyValue> items) {
    return new PyValue.Items(items.stream().map(LanguageValues::withoutTuples).toList());
  }
}
