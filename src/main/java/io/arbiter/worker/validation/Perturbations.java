package io.arbiter.worker.validation;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.worker.judging.AuthorTool;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes neighbours of inputs: copies in which one number, text or collection is a little different.
 * In a text that a program reads, one number or word is different, or two lines are swapped. A
 * puzzle's rules may not allow all of them.
 */
final class Perturbations {
  /** Elements of a collection that are changed, each in its own copy. */
  private static final int MAX_ELEMENTS = 4;

  private static final int MAX_DEPTH = 4;

  /** Words of a program's input that are changed, evenly spread over the text. */
  private static final int MAX_WORDS = 6;

  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,30}");

  private Perturbations() {}

  /** Neighbouring values, each once, in input order, without the inputs themselves. */
  static Set<List<PyValue>> of(List<List<PyValue>> inputs) {
    Set<List<PyValue>> neighbours = new LinkedHashSet<>();
    for (List<PyValue> input : inputs) {
      neighbours.addAll(withOneChanged(input, input.size(), 0));
    }
    inputs.forEach(neighbours::remove);
    return neighbours;
  }

  private static List<List<PyValue>> withOneChanged(List<PyValue> items, int max, int depth) {
    List<List<PyValue>> changed = new ArrayList<>();
    for (int i = 0; i < Math.min(max, items.size()); i++) {
      for (PyValue value : neighbours(items.get(i), depth)) {
        List<PyValue> copy = new ArrayList<>(items);
        copy.set(i, value);
        changed.add(List.copyOf(copy));
      }
    }
    return changed;
  }

  private static List<PyValue> neighbours(PyValue value, int depth) {
    return switch (value) {
      case PyValue.Bool(boolean b) -> List.of(new PyValue.Bool(!b));
      case PyValue.Int(BigInteger i) -> integerNeighbours(i);
      case PyValue.Real(double d) -> realNeighbours(d);
      case PyValue.Str(String text) -> textNeighbours(text);
      case PyValue.Items(List<PyValue> items) -> itemNeighbours(items, PyValue.Items::new, depth);
      case PyValue.Tuple(List<PyValue> items) -> itemNeighbours(items, PyValue.Tuple::new, depth);
      case PyValue.Set(List<PyValue> items, boolean frozen) ->
          shortened(items).<PyValue>map(some -> new PyValue.Set(some, frozen)).toList();
      case PyValue.Dict(List<PyValue.Entry> entries) ->
          shortened(entries).<PyValue>map(PyValue.Dict::new).toList();
      case PyValue.None _, PyValue.Complex _, PyValue.Bytes _ -> List.of();
    };
  }

  private static List<PyValue> integerNeighbours(BigInteger value) {
    return Stream.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            value.subtract(BigInteger.ONE),
            value.add(BigInteger.ONE),
            value.negate(),
            value.shiftLeft(1))
        .distinct()
        .<PyValue>map(PyValue.Int::new)
        .toList();
  }

  private static List<PyValue> realNeighbours(double value) {
    return Stream.of(0.0, 1.0, value - 1, value + 1, value / 2, -value)
        .distinct()
        .<PyValue>map(PyValue.Real::new)
        .toList();
  }

  private static List<PyValue> textNeighbours(String text) {
    List<PyValue> characters =
        text.codePoints().<PyValue>mapToObj(c -> new PyValue.Str(Character.toString(c))).toList();
    Function<List<PyValue>, PyValue> join =
        some ->
            new PyValue.Str(String.join("", some.stream().map(c -> AuthorTool.text(c)).toList()));
    List<PyValue> neighbours = new ArrayList<>(rearranged(characters).map(join).toList());
    neighbours.add(new PyValue.Str(text.toUpperCase(Locale.ROOT)));
    neighbours.add(new PyValue.Str(text.toLowerCase(Locale.ROOT)));
    return neighbours;
  }

  private static List<PyValue> itemNeighbours(
      List<PyValue> items, Function<List<PyValue>, PyValue> collect, int depth) {
    List<List<PyValue>> neighbours = new ArrayList<>(rearranged(items).toList());
    if (depth < MAX_DEPTH) {
      neighbours.addAll(withOneChanged(items, MAX_ELEMENTS, depth + 1));
    }
    return neighbours.stream().map(collect).toList();
  }

  private static Stream<List<PyValue>> rearranged(List<PyValue> items) {
    return items.isEmpty()
        ? Stream.empty()
        : Stream.of(
                shortened(items),
                Stream.of(items.reversed()),
                Stream.of(with(items, items.getFirst()), with(items, items.getLast())),
                Stream.of(swapped(items)))
            .flatMap(Function.identity());
  }

  private static <T> Stream<List<T>> shortened(List<T> items) {
    int size = items.size();
    return size == 0
        ? Stream.empty()
        : Stream.of(
                items.subList(0, 0),
                items.subList(0, 1),
                items.subList(0, size / 2),
                items.subList(1, size),
                items.subList(0, size - 1))
            .distinct();
  }

  private static List<PyValue> with(List<PyValue> items, PyValue more) {
    return Stream.concat(items.stream(), Stream.of(more)).toList();
  }

  private static List<PyValue> swapped(List<PyValue> items) {
    List<PyValue> copy = new ArrayList<>(items);
    Collections.swap(copy, 0, items.size() / 2);
    return copy;
  }

  /** Neighbouring texts, each once, in input order, without the inputs themselves. */
  static Set<List<PyValue>> ofTexts(List<List<PyValue>> inputs) {
    Set<List<PyValue>> neighbours = new LinkedHashSet<>();
    for (List<PyValue> input : inputs) {
      String text = TestCase.stdin(input);
      Stream.concat(withOneWordChanged(text), withLinesSwapped(text))
          .forEach(changed -> neighbours.add(List.of(new PyValue.Str(changed))));
    }
    inputs.forEach(neighbours::remove);
    return neighbours;
  }

  private static Stream<String> withOneWordChanged(String text) {
    List<MatchResult> words = WORD.matcher(text).results().toList();
    int count = Math.min(MAX_WORDS, words.size());
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MatchResult word = words.get((int) ((long) i * words.size() / count));
      wordNeighbours(word.group())
          .map(other -> text.substring(0, word.start()) + other + text.substring(word.end()))
          .forEach(changed::add);
    }
    return changed.stream();
  }

  private static Stream<String> wordNeighbours(String word) {
    if (!INTEGER.matcher(word).matches()) {
      String reversed = new StringBuilder(word).reverse().toString();
      int middle = word.offsetByCodePoints(0, word.codePointCount(0, word.length()) / 2);
      return Stream.of(reversed, word + word, word.substring(middle)).filter(w -> !w.isEmpty());
    }
    BigInteger number = new BigInteger(word);
    return Stream.of(
            BigInteger.ZERO,
            number.subtract(BigInteger.ONE),
            number.add(BigInteger.ONE),
            number.negate(),
            number.shiftLeft(1))
        .distinct()
        .map(BigInteger::toString);
  }

  private static Stream<String> withLinesSwapped(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.size() < 2) {
      return Stream.of();
    }
    // The first line is often the number of the others.
    Collections.swap(lines, lines.size() - 1, Math.min(1, lines.size() - 2));
    return Stream.of(String.join("\n", lines) + "\n");
  }
}
