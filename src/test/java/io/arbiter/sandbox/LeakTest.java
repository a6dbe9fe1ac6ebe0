package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The next submission on the same child sees no change that a submission made. */
class LeakTest {
  /** A change, and how a submission would notice it. Those that break most come last. */
  private static final List<String[]> CHANGES =
      List.of(
          change("json.dumps = lambda *a: 'mine'", "json.dumps([1])"),
          change("sys.modules['mine'] = sys", "'mine' in sys.modules"),
          change("sys.mine = sys.intern('mine')", "hasattr(sys, 'mine')"),
          change("gc.disable()", "gc.isenabled()"),
          change("os.environ['MINE'] = '1'", "'MINE' in os.environ"),
          change("sys.setrecursionlimit(777)", "sys.getrecursionlimit()"),
          change(
              "codecs.register(lambda n: codecs.lookup('utf8') if n == 'mine' else None)",
              "codecs.lookup('mine').name"),
          change("decimal.getcontext().prec = 3", "decimal.getcontext().prec"),
          change("re.compile('mine')", "any('mine' in key for key in re._cache)"),
          change("atexit.register(print, 'mine')", "atexit._ncallbacks()"),
          change("class F:\n  def __del__(self): print('mine')\nf = F()", "'f' in globals()"),
          change("sys.set_int_max_str_digits(700)", "sys.get_int_max_str_digits()"),
          change("sys.modules['math'] = string", "__import__('math').__name__"),
          change("sys.meta_path.clear()", "bool(sys.meta_path)"),
          change("builtins.len = lambda *a: 99", "len([])"),
          change("builtins.int = float", "repr(int('3'))"));

  private static final String SOURCE =
      """
      import atexit, builtins, codecs, decimal, gc, json, math, os, re, string, sys

      def look(text):
          try:
              return repr(eval(text))
          except LookupError as e:
              return repr(e)

      def checkio(changes, looks):
          for change in changes:
              exec(change, globals())
          return [look(text) for text in looks]
      """;

  private static String[] change(String change, String look) {
    return new String[] {change, look};
  }

  private static PyValue texts(int column) {
    return new PyValue.Items(
        CHANGES.stream().map(pair -> (PyValue) new PyValue.Str(pair[column])).toList());
  }

  /** What a submission sees, by the way in which it looks. */
  private static Map<String, PyValue> seen(PyValue changes) throws Exception {
    Outcome outcome = call(SOURCE, changes, texts(1));
    assertThat(outcome).isInstanceOf(Outcome.Returned.class);
    List<PyValue> values = ((PyValue.Items) ((Outcome.Returned) outcome).value()).items();
    Map<String, PyValue> seen = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      seen.put(CHANGES.get(i)[1], values.get(i));
    }
    return seen;
  }

  @Test
  void noChangeIsLeftBehind() throws Exception {
    PyValue nothing = new PyValue.Items(List.of());
    Map<String, PyValue> before = seen(nothing);
    Map<String, PyValue> changed = seen(texts(0));
    assertThat(changed)
        .as("each change is seen where it was made")
        .allSatisfy((look, value) -> assertThat(value).as(look).isNotEqualTo(before.get(look)));
    assertThat(seen(nothing)).isEqualTo(before);
  }

  @Test
  void randomStateIsNotShared() throws Exception {
    String source =
        "import random\nrandom.seed(1)\ndef checkio(): return str(random.Random().random())";
    assertThat(call(source)).isNotEqualTo(call(source));
  }
}
