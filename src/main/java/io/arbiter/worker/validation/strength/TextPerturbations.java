package io.arbiter.worker.validation.strength;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes neighbours of texts that programs read: copies in which one number or word is different, or
 * two lines are swapped. A puzzle's rules may not allow all of them.
 */
final class TextPerturbations {
  /** Words that are changed, evenly spread over the text. */
  private static final int MAX_WORDS = 6;

  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,30}");

  private TextPerturbations() {}

  /** Neighbouring texts, each once, in input order, without the inputs themselves. */
  static Set<List<PyValue>> of(List<List<PyValue>> inputs) {
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
      neighbours(word.group())
          .forEach(
              other ->
                  changed.add(
                      text.substring(0, word.start()) + other + text.substring(word.end())));
    }
    return changed.stream();
  }

  private static Stream<String> neighbours(String word) {
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
