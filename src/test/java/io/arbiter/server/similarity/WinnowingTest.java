package io.arbiter.server.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fingerprints of a source depend on. */
class WinnowingTest {
  /** Nearly the most characters of a source. */
  private static final int MOST = 65_000;

  private static final String SOLUTION =
      """
      import math
      class Store:
          def __init__(self, size: int):
              "Nothing that counts."
              self.items = [0] * size
          def put(self, at: int, what) -> bool:
              if 0 <= at < len(self.items):
                  self.items[at] += what
                  return True
              return False
      def solve(numbers, size=12):
          store = Store(size)
          total: int = 0
          for index, number in enumerate(sorted(numbers, key=lambda n: -n)):
              if number % 7 and not store.put(index, number):
                  total += math.isqrt(number) + 250
          return total, store.items[1:]
      """;

  /** The same program with other names, layout, comments, imports and large numbers. */
  private static final String DISGUISED =
      """
      import sys, os
      import math as m
      class Box:
          def __init__(me, n):
              # What was a list is
              me.cells = (
                  [0]
                  * n
              )
          def try_it(me, i, x):
              if 0 <= i < len(me.cells): me.cells[i] += x; return True
              return False
      def solve(values: list, n=99):
          "Finds it."
          box = Box(n)
          answer = 0
          for i, v in enumerate(sorted(values, key=lambda it: -it)):
              pass
              if v % 7 and not box.try_it(i, v):
                  answer += m.isqrt(v) + 333
          return (answer, box.cells[1:])
      if __name__ == "__main__":
          print(solve([1, 2, 3]))
      """;

  private static Set<Long> hashes(String source) {
    return hashes(SourceCode.python(source));
  }

  private static Set<Long> hashes(SourceCode source) {
    return Winnowing.of(source).stream().map(Fingerprint::hash).collect(Collectors.toSet());
  }

  /** The share of the smaller source's fingerprints that the other source also has. */
  private static double shared(String one, String other) {
    Set<Long> left = hashes(one);
    Set<Long> right = hashes(other);
    long common = left.stream().filter(right::contains).count();
    return (double) common / Math.min(left.size(), right.size());
  }

  private static String tokens(String source) {
    return tokens(SourceCode.python(source));
  }

  private static String tokens(SourceCode source) {
    return SourceTokens.of(source).stream()
        .map(SourceTokens.Token::text)
        .collect(Collectors.joining(" "));
  }

  @Test
  void namesAndLayoutDoNotChangeFingerprints() {
    assertThat(tokens(DISGUISED)).isEqualTo(tokens(SOLUTION));
    assertThat(hashes(DISGUISED)).hasSizeGreaterThan(20).isEqualTo(hashes(SOLUTION));
    assertThat(Winnowing.of(SourceCode.python(SOLUTION)))
        .allSatisfy(
            one -> {
              assertThat(one.hash()).isNotNegative();
              assertThat(one.first()).isBetween(2, one.last());
              assertThat(one.last()).isLessThanOrEqualTo(20);
            });
  }

  private static SourceCode javaScript(String source) {
    return new SourceCode(ProgrammingLanguage.JAVASCRIPT, source);
  }

  @Test
  void namesAndLayoutDoNotChangeFingerprintsInJavaScript() {
    SourceCode solution =
        javaScript(
            """
            const half = (n) => n / 2; // divides
            function solve(words, size = 250) {
              let total = 0;
              for (const word of words.map((w) => w.trim().replace(/[/"]+/g, ''))) {
                if (word.length % 7 === 0 && !word.includes("x")) total += half(word.length);
              }
              return `${total} of ${words.length}: ${[1, { a: size }].join(`-`)}`;
            }
            """);
    SourceCode disguised =
        javaScript(
            """
            /* mine */ var part = (value) => value / 2;
            function solve(all,
                           most = 999) {
              var sum = 0
              for (let one of all.map((it) => it.trim().replace(/a\\/b/, "")))
              {
                if (one.length % 7 == 0 && !one.includes('never "x"')) sum += part(one.length)
              }
              return `${sum} from ${all.length} ${[1, {key: most}].join(`\\``)}`
            }
            """);
    assertThat(tokens(disguised)).isEqualTo(tokens(solution));
    assertThat(hashes(disguised)).hasSizeGreaterThan(15).isEqualTo(hashes(solution));
    assertThat(hashes(solution)).doesNotContainAnyElementsOf(hashes(SOLUTION));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"`", "`${", "/", "/[", "'\\", "/*", "#", "${}}`}", "a ? b : c } ]", "\ud800"})
  void anyTextIsReadAsJavaScript(String text) {
    assertThat(tokens(javaScript(text + "\nconst one = 1"))).isNotNull();
    assertThat(Winnowing.of(javaScript(text.repeat(MOST / text.length()))))
        .hasSizeLessThanOrEqualTo(Winnowing.MOST);
  }

  @Test
  void aChangeAffectsOnlyFingerprintsNearItAndOtherSolutionsShareLittle() throws Exception {
    assertThat(shared(SOLUTION, SOLUTION.replace("0 <= at <", "at in (5, 6) or at >")))
        .isBetween(0.7, 0.95);
    assertThat(shared(shipped("terrace-tiles/memory"), shipped("terrace-tiles/profile")))
        .isLessThan(0.3);
  }

  private static String shipped(String solution) throws IOException {
    return Files.readString(Path.of("puzzles", solution.replace("/", "/solutions/") + ".py"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x = 1; y = 2 # z | _ = 1 _ = 2",
        "x: list[int] = []; y: int; n.z: int = 3 | _ = [ _ _ .z = 3",
        "def f(a: d[i, j], *b, c: int = 3, **k) -> g: a | def _ () _ * _ _ = 3 ** _ _",
        "async def f(): await g() | async def _ () await _ ()",
        "class A(B, m=C): pass | class _ () _ _ = _",
        "import a.b as c, d¶from e import (f as g)¶c(d, g) | a.b () d f",
        "for i, (j, k) in len[y]: i.j += k | for _ _ _ in len [] _ _ ._ += _",
        "a.b(x)[0], sum = 1, len¶sum(all) | _ .b () _ [] 0 _ = 1 len _ () all",
        "if (n := len(a)) > 10: return -0x1e | if _ := len () _ > number return - number",
        "x = 1.5 + 1e-5 + 0b1 + 1_000 + .5 | _ = number + number + number + number + number",
        "with a as b, c: d | with _ as _ _ _",
        "try: x¶except (A, KeyError) as e: raise C from e | try _ except _ KeyError as _ raise _"
            + " from _",
        "if a: b¶elif c: d | if _ _ else if _ _",
        "f'{a!r:>{b}}' 'c' rb'\\'' + f\"{d['e']}{{x}}\" | text _ _ text + text _ [] text",
        "[x for x in y if not x in z] | [ _ for _ in _ if not _ in _",
        "lambda a, b=1: (a, b) | lambda _ _ = 1 _ _",
        "def f(list, *max): len(list, max, min) | def _ () _ * _ len () _ _ min",
        "@d¶def __eq__(self): return {x: 1} | @ _ def __eq__ () _ return { _ 1",
        "match = 3¶match x: ¶ case y: z | _ = 3 _ _ _ _ _",
        "a = \\¶  1 + (¶  2) | _ = 1 + 2",
        "\"\"\"doc\"\"\"¶'a' 'b'¶global x; nonlocal y; ...; 5 | 5",
        "if __name__ == '__main__':¶  f()¶else: g() | else _ ()",
        "if __name__ == '__main__': f(); g()¶h() | _ ()",
      })
  void tokensShowWhatACopierKeeps(String source, String tokens) {
    assertThat(tokens(source.replace('¶', '\n'))).isEqualTo(tokens);
  }

  @Test
  void aShortTextHasNoFingerprints() {
    for (String text : List.of("", "def f(a):\n    return a\n", "# é", "'''", "a".repeat(MOST))) {
      assertThat(Winnowing.of(SourceCode.python(text))).as("%.20s", text).isEmpty();
    }
  }

  static Stream<String> hostile() {
    return Stream.of(
        "x = 1\0" + SOLUTION,
        "x = '\ud800'\n" + SOLUTION,
        "(".repeat(MOST),
        ")".repeat(MOST),
        "x = " + "(".repeat(MOST / 2) + ")".repeat(MOST / 2),
        "f'{".repeat(MOST / 3),
        "f'{x:".repeat(MOST / 5) + "}",
        "f'" + "{x:".repeat(MOST / 3) + "}".repeat(MOST),
        "x = " + "lambda:".repeat(MOST / 7) + "1",
        "lambda a,".repeat(MOST / 9),
        "x = a" + ".b".repeat(MOST / 2),
        "a=".repeat(MOST / 2),
        "for ".repeat(MOST / 4),
        "import " + "a.".repeat(MOST / 2) + "a as b",
        "import " + "a as ".repeat(MOST / 5),
        "def ".repeat(MOST / 4),
        "def f(" + "a:".repeat(MOST / 2),
        "x:".repeat(MOST / 2),
        "x = 0x" + "f".repeat(MOST),
        "'''" + "\\".repeat(MOST),
        "f'''{" + "\\\n".repeat(MOST / 2));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  @Timeout(60)
  void anyTextIsReadSoon(String source) {
    assertThat(Winnowing.of(SourceCode.python(source))).hasSizeLessThanOrEqualTo(Winnowing.MOST);
  }
}
