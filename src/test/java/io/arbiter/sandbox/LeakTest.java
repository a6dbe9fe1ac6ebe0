package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The next submission on the same child sees no change that a submission made. */
class LeakTest {
  /** Each case: a change, and how the next submission would notice it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = " ;; ",
      quoteCharacter = '`',
      value = {
        "monkeypatching ;; import json; json.dumps = lambda *a: 'mine' ;;"
            + " __import__('json').dumps([1])",
        "builtins ;; import builtins; builtins.len = lambda *a: 99 ;; len([])",
        "builtin types ;; import builtins; builtins.int = float ;; repr(int('3'))",
        "modules ;; import sys, string; sys.modules['math'] = string ;;"
            + " __import__('math').__name__",
        "module list ;; import sys; sys.modules['mine'] = sys ;; 'mine' in"
            + " __import__('sys').modules",
        "import path ;; import sys; sys.path.append('mine') ;; 'mine' in __import__('sys').path",
        "finders ;; import sys; sys.meta_path.clear() ;; len(__import__('sys').meta_path) > 1",
        "interned ;; import sys; sys.mine = sys.intern('mine') ;; hasattr(__import__('sys'),"
            + " 'mine')",
        "collector ;; import gc; gc.disable() ;; __import__('gc').isenabled()",
        "hooks ;; import sys; sys.excepthook = print ;; __import__('sys').excepthook is print",
        "environment ;; import os; os.environ['MINE'] = '1' ;; 'MINE' in __import__('os').environ",
        "recursion limit ;; import sys; sys.setrecursionlimit(77) ;;"
            + " __import__('sys').getrecursionlimit()",
        "warnings ;; import warnings; warnings.simplefilter('error') ;;"
            + " len(__import__('warnings').filters)",
        "codecs ;; import codecs; codecs.register(lambda n: None) ;;"
            + " __import__('codecs').lookup('utf8').name",
        "decimal ;; import decimal; decimal.getcontext().prec = 3 ;;"
            + " __import__('decimal').getcontext().prec",
        "locale ;; import locale; locale.setlocale(locale.LC_ALL, 'C') ;;"
            + " __import__('locale').setlocale(0)",
        "copyreg ;; import copyreg; copyreg.pickle(set, repr) ;; set in"
            + " __import__('copyreg').dispatch_table",
        "re cache ;; import re; re.compile('mine') ;; len(__import__('re')._cache)",
        "at exit ;; import atexit; atexit.register(print, 'mine') ;;"
            + " __import__('atexit')._ncallbacks()",
        "finalisers ;; class F:\\n  def __del__(self): print('mine')\\nf = F() ;; 'f' in globals()",
        "name ;; __name__ = 'mine' ;; __name__",
        "int text limit ;; import sys; sys.set_int_max_str_digits(700) ;;"
            + " __import__('sys').get_int_max_str_digits()",
      })
  void noChangeIsLeftBehind(String what, String change, String look) throws Exception {
    String looking = "def checkio():\n  return repr(" + look.strip() + ")";
    Outcome before = call(looking);
    assertThat(before).as(what).isInstanceOf(Outcome.Returned.class);
    long ended = SharedSandbox.endedOnceAllAreBack();
    Outcome changed = call(change.replace("\\n", "\n") + "\ndef checkio(): return 1");
    assertThat(changed).as(what).isEqualTo(new Outcome.Returned(PyValue.Int.of(1)));
    assertThat(call(looking)).as(what).isEqualTo(before);
    assertThat(SharedSandbox.endedOnceAllAreBack())
        .as("it was the same child, or one with a clean past")
        .isBetween(ended, ended + 1);
  }

  @ParameterizedTest
  @CsvSource({"random", "uuid"})
  void randomStateIsNotShared(String module) throws Exception {
    String source =
        "import random, uuid\nrandom.seed(1)\n"
            + "def checkio(): return "
            + (module.equals("random") ? "str(random.Random().random())" : "str(uuid.uuid4())");
    assertThat(call(source)).isNotEqualTo(call(source));
  }

  private static Outcome call(String source) throws Exception {
    return SharedSandbox.call(new Program(source, "checkio", false, false, LIMITS));
  }
}
