package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.LIMITS;
import static io.arbiter.sandbox.SharedSandbox.call;
import static io.arbiter.sandbox.SharedSandbox.returned;
import static io.arbiter.sandbox.SharedSandbox.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a context does not do when it starts, and the library's code that a child keeps, cannot be
 * noticed: neither by a solution nor by the guest after an attack. The expected lines are
 * CPython's.
 */
class LibraryTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^(.*?)( +#> (.*))?$");

  /** Runs a program in which each line that prints ends with what it must print. */
  private static void assertPrints(String stdin, String program) throws Exception {
    StringBuilder expected = new StringBuilder();
    Matcher lines = EXAMPLE.matcher(program);
    while (lines.find()) {
      if (lines.group(3) != null) {
        expected.append(lines.group(3)).append('\n');
      }
    }
    assertThat(run(stdin, program)).isEqualTo(returned(expected.toString()));
  }

  /** A script's outcome; the value is what it has printed to stdout. */
  private static Outcome run(String stdin, String script) throws Exception {
    Program.Input input = new Program.Input(stdin, 0);
    Program program =
        new Program(
            SourceCode.python(script), null, null, false, true, input, new Program.Budget(LIMITS));
    try (GuestRun run = SharedSandbox.get().open(program, _ -> {})) {
      return run.load();
    }
  }

  @Test
  void codeIsCompiledToATreeBeforeAstIsImported() throws Exception {
    assertPrints(
        "",
        """
        tree = compile('x: int = 1', 'f', 'exec', 1024)
        print(type(tree).__name__, type(tree).__module__, len(tree.body)) #> Module ast 1
        import ast, _ast
        print(isinstance(tree, ast.AST), isinstance(tree, _ast.Module)) #> True True
        print(ast.Module is _ast.Module, ast.PyCF_ONLY_AST) #> True 1024
        print(ast.dump(tree.body[0].target)) #> Name(id='x', ctx=Store())
        """);
  }

  @Test
  void treesAreReadChangedCompiledAndWritten() throws Exception {
    assertPrints(
        "",
        """
        import ast
        class Doubled(ast.NodeTransformer):
            def visit_Constant(self, node):
                return ast.copy_location(ast.Constant(node.value * 2), node)
        tree = Doubled().visit(ast.parse('1 + 2 * x', mode='eval'))
        print(eval(compile(tree, 'f', 'eval'), {'x': 5})) #> 22
        print(ast.dump(ast.parse('a + 1', mode='eval').body.op)) #> Add()
        print(ast.unparse(ast.parse('lambda a, *b: (a, [i for i in b])'))) #> lambda a, *b: (a, [i for i in b])
        names = {}
        exec(compile(ast.parse('def double(x): return x * 2'), 'f', 'exec'), names)
        print(names['double'](21)) #> 42
        print(ast.literal_eval("{'a': [1, -2.5, (None, True)], b'c': 2 + 3j}")) #> {'a': [1, -2.5, (None, True)], b'c': (2+3j)}
        for bad in 'f()', '1 +':
            try:
                ast.literal_eval(bad)
            except (ValueError, SyntaxError) as e:
                names[bad] = type(e).__name__
        print(names['f()'], names['1 +']) #> ValueError SyntaxError
        """);
    assertPrints(
        "",
        """
        import _ast
        print(issubclass(_ast.Add, _ast.operator), _ast.BinOp._fields) #> True ('left', 'op', 'right')
        print(isinstance(compile('1', 'f', 'eval', _ast.PyCF_ONLY_AST), _ast.Expression)) #> True
        """);
  }

  @Test
  void namesThatTypingImportsLateAreThere() throws Exception {
    assertPrints(
        "",
        """
        import sys, typing
        print('re' in sys.modules, 'contextlib' in sys.modules) #> False False
        print(typing.Pattern, typing.Match[str], typing.ContextManager[int]) #> typing.Pattern typing.Match[str] typing.ContextManager[int]
        from typing import *
        contextlib, re = map(__import__, ('contextlib', 're'))
        print(isinstance(re.compile('a'), Pattern), typing.re.Match is Match) #> True True
        print(AsyncContextManager.__origin__ is contextlib.AbstractAsyncContextManager) #> True
        for names, name in (typing, 'Nothing'), (typing.re, 'Nothing'), (typing.io, 'Pattern'):
            try:
                getattr(names, name)
            except AttributeError as e:
                text = str(e)
                print(text)
        pass #> module 'typing' has no attribute 'Nothing'
        pass #> type object 'typing.re' has no attribute 'Nothing'
        pass #> type object 'typing.io' has no attribute 'Pattern'
        """);
  }

  @Test
  void signaturesAndDataclassesAreFound() throws Exception {
    assertPrints(
        "",
        """
        import dataclasses, inspect
        @dataclasses.dataclass(order=True, frozen=True)
        class Point:
            x: int
            y: int = 2
            tags: list = dataclasses.field(default_factory=list, compare=False)
        print(inspect.signature(Point)) #> (x: int, y: int = 2, tags: list = <factory>) -> None
        print(Point(1), Point(1) < Point(2)) #> Point(x=1, y=2, tags=[]) True
        def f(a, /, b: int = 1, *c, d, **e) -> str: pass
        print(inspect.signature(f)) #> (a, /, b: int = 1, *c, d, **e) -> str
        print(inspect.signature(f).bind(1, d=2).arguments) #> {'a': 1, 'd': 2}
        """);
  }

  @Test
  void textIsPrinted() throws Exception {
    assertPrints(
        "",
        """
        import sys
        print('é€😀', 'Ω', sep='|', end='!\\n') #> é€😀|Ω!
        print('a\\0b', end='')
        print() #> a\0b
        print(end='.\\n') #> .
        count = sys.stdout.write('é😀\\n') #> é😀
        print(count, sys.stdout.write(''), sys.stdout.flush()) #> 3 0 None
        sys.stdout.writelines(['one', ' two\\n']) #> one two
        print(sys.stdout.encoding, sys.stderr.encoding, sys.stdin.encoding) #> utf-8 utf-8 utf-8
        print(sys.stdout.errors, sys.stderr.errors) #> surrogateescape backslashreplace
        print(sys.stdout.writable(), sys.stdout.name, sys.stdout.mode) #> True <stdout> w
        """);
  }

  /** The engine's reason is "malformed input", as that of {@code str.encode}. */
  @Test
  void aLoneSurrogateIsNotPrinted() throws Exception {
    assertPrints(
        "",
        """
        for text in '\\ud800', 'ab\\udfffc':
            try:
                print(text)
            except UnicodeEncodeError as e:
                text = str(e).partition(':')[0], e.encoding, e.start, e.end, ascii(e.object)
                print(*text)
        print('goes on') #> 'utf-8' codec can't encode character '\\ud800' in position 0 utf-8 0 1 '\\ud800'
        pass #> 'utf-8' codec can't encode character '\\udfff' in position 2 utf-8 2 3 'ab\\udfffc'
        pass #> goes on
        """);
    StringBuilder shown = new StringBuilder();
    String source = "import sys\nprint('é\\ud800\\0x', file=sys.stderr)";
    try (GuestRun run =
        SharedSandbox.get().open(new Program(source, null, false, true, LIMITS), shown::append)) {
      assertThat(run.load()).isEqualTo(returned(""));
      assertThat(shown).hasToString("é\\ud800\0x\n");
    }
  }

  @Test
  void streamsGetOtherEncodings() throws Exception {
    assertPrints(
        "",
        """
        import io, sys
        sys.stdout.reconfigure(encoding='latin-1')
        print('é') #> \ufffd
        try:
            print('€')
        except UnicodeEncodeError as e:
            print(e.encoding, e.start, sys.stdout.encoding, sys.stdout.errors) #> latin-1 0 latin-1 strict
        sys.stdout.reconfigure(errors='backslashreplace')
        print('€') #> \\u20ac
        sys.stdout.reconfigure(encoding='utf-8', errors='replace')
        print('é\\ud800') #> é?
        text = io.TextIOWrapper(io.BytesIO(), encoding='utf-8')
        print(text.write('é\\n'), text.flush(), text.buffer.getvalue()) #> 2 None b'\\xc3\\xa9\\n'
        print(text.encoding, text.errors, text.seek(0), ascii(text.read())) #> utf-8 strict 0 '\\xe9\\n'
        print(io.TextIOWrapper(io.BytesIO(b'\\xe9\\r\\nb'), encoding='latin-1').readlines()) #> ['é\\n', 'b']
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "input('? '), sys.stdin.readline(), list(sys.stdin) | ? 'é😀' 'b\\n' ['\\n', 'c\\x00']",
        "sys.stdin.read(), sys.stdin.read(), sys.stdin.readline() | 'é😀\\nb\\n\\nc\\x00' '' ''",
        "sys.stdin.read(2), sys.stdin.readlines() | 'é😀' ['\\n', 'b\\n', '\\n', 'c\\x00']",
        "[line.rstrip() for line in sys.stdin] | ['é😀', 'b', '', 'c\\x00']",
        "sys.stdin.buffer.read() | b'\\xc3\\xa9\\xf0\\x9f\\x98\\x80\\nb\\n\\nc\\x00'",
        "sys.stdin.buffer.readline(), input() | b'\\xc3\\xa9\\xf0\\x9f\\x98\\x80\\n' 'b'",
        "open(0).read() | 'é😀\\nb\\n\\nc\\x00'"
      })
  void aProgramReadsItsInput(String read, String printed) throws Exception {
    assertThat(run("é😀\nb\n\nc\0", "import sys\nprint(*map(repr, (%s,)))".formatted(read)))
        .isEqualTo(returned(printed + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import math",
        "from math import cbrt, exp2\nclass math: cbrt, exp2 = cbrt, exp2",
        "from math import *\nclass math: cbrt, exp2 = cbrt, exp2",
        "math = __import__('math')",
        "import importlib; math = importlib.import_module('math')",
        "import importlib.util as u; math = u.module_from_spec(u.find_spec('math'))\n"
            + "math.__loader__.exec_module(math)",
        "import random, sys; math = sys.modules['math']",
        "exec('import math')"
      })
  void mathHasAllItsFunctionsHoweverItIsImported(String imported) throws Exception {
    String source = imported + "\ndef checkio(): return int(math.cbrt(27)), int(math.exp2(5))";
    assertThat(call(source).toString()).contains("Int[value=3], Int[value=32]");
  }

  @Test
  void textIsEncodedAndDecoded() throws Exception {
    assertPrints(
        "",
        """
        print('é'.encode('latin-1'), b'\\x80\\x9f'.decode('cp1252'), 'é'.encode()) #> b'\\xe9' €Ÿ b'\\xc3\\xa9'
        print('é'.encode('utf-16-le'), 'é'.encode('ascii', 'xmlcharrefreplace')) #> b'\\xe9\\x00' b'&#233;'
        import codecs
        print(codecs.lookup('utf-8').name) #> utf-8
        decoder = codecs.getincrementaldecoder('utf-8')()
        print([decoder.decode(bytes([b])) for b in 'é€'.encode()]) #> ['', 'é', '', '', '€']
        print(codecs.encode('abc', 'rot13'), codecs.decode(b'6869', 'hex')) #> nop b'hi'
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "typing.Optional = None | typing.Optional | typing.Optional",
        "json.dumps = lambda *a: 'mine' | json.dumps([1]) | [1]",
        "json.dumps.__code__ = (lambda *a, **k: 'mine').__code__ | json.dumps([1]) | [1]",
        "c = string.capwords; c.__code__ = marshal.loads(marshal.dumps(c.__code__)"
            + ".replace(b'capitalize', b'expandtabs')) | string.capwords('a b') | A B",
        "collections.Counter.most_common = lambda self: 'mine' | collections.Counter('a').most_common() | [('a', 1)]",
        "collections.OrderedDict = dict | collections.OrderedDict(a=1) | OrderedDict({'a': 1})",
        "collections.namedtuple.__code__ = (lambda *a: str).__code__"
            + " | collections.namedtuple('P', 'x')(1) | P(x=1)",
        "re._compile = lambda *a: 'mine' | re.compile('a') | re.compile('a')",
        "functools.lru_cache = lambda f: print | functools.lru_cache(lambda: 7)() | 7",
        "functools.total_ordering.__code__ = (lambda c: 'mine').__code__"
            + " | functools.total_ordering(int) | <class 'int'>",
        "copy._deepcopy_dispatch[list] = lambda x, memo: 'mine' | copy.deepcopy([1]) | [1]",
        "enum.Enum.name = 'mine' | enum.Enum('E', 'A').A.name | A",
        "sys.modules['heapq'] = string | __import__('heapq').__name__ | heapq",
        "importlib.machinery.SourceFileLoader.get_code = lambda *a: compile('mine = 1', 'f', 'exec')"
            + " | hasattr(importlib.import_module('colorsys'), 'mine') | False",
        "importlib.machinery.FrozenImporter.exec_module = lambda m: setattr(m, 'mine', 1)"
            + " | hasattr(importlib.import_module('rlcompleter'), 'mine') | False"
      })
  void theNextGuestMeetsTheLibraryUnchanged(String change, String look, String expected)
      throws Exception {
    String source =
        """
        import collections, copy, enum, functools, importlib.machinery, json, marshal
        import re, string, sys, typing
        def checkio(change, look):
            exec(change, globals())
            return str(eval(look))
        """;
    assertThat(call(source, value(change), value(look)))
        .isInstanceOf(Outcome.Returned.class)
        .isNotEqualTo(returned(expected));
    assertThat(call(source, value("pass"), value(look))).isEqualTo(returned(expected));
  }

  @Test
  void theNextGuestMeetsTheBuiltinFunctionsUnchanged() throws Exception {
    String source =
        """
        import builtins, collections, itertools, math, sys

        def functions():
            for owner in *vars(builtins).values(), collections.deque, builtins, itertools, math, sys:
                if hasattr(owner, '__dict__'):
                    yield from vars(owner).values()

        def checkio(change):
            mine = 0
            for function in functions():
                for name in '__doc__', '__name__', '__defaults__', '__text_signature__', 'mine':
                    try:
                        if change:
                            setattr(function, name, 'mine')
                        mine += getattr(function, name, '') == 'mine'
                    except (AttributeError, TypeError):
                        pass
            return mine > 0
        """;
    assertThat(call(source, value(true))).isEqualTo(returned(true));
    assertThat(call(source, value(false))).isEqualTo(returned(false));
  }

  /** Code with the name and most bytes of the library's comes before the library's. */
  @Test
  void forgedCodeDoesNotTakeThePlaceOfTheLibrarys() throws Exception {
    String forge =
        """
        import _imp, importlib.util, marshal
        import importlib._bootstrap_external as external

        mine = 'class Completer:\\n def complete(*a): return "mine"\\ndef rgb_to_hsv(*a): return "mine"'
        spec = importlib.util.find_spec('colorsys')
        library = spec.loader.get_data(spec.cached)[16:]
        changed = library.replace(b'ONE_THIRD', b'ONE_FIFTH')

        def name_of(code):
            names = {}
            exec(code, names)
            return list(names)[3]

        def hostile(code):
            names = {'__builtins__': {'__import__': lambda *a: external, 'len': print}}
            exec(code, names)
            return 'rgb_to_hsv' in names

        class Loader(type(spec.loader)):
            def get_data(self, path):
                return super().get_data(path).replace(b'ONE_THIRD', b'ONE_FIFTH')

        def load():
            loader = Loader('colorsys', spec.origin)
            module = importlib.util.module_from_spec(
                importlib.util.spec_from_file_location('colorsys', spec.origin, loader=loader))
            loader.exec_module(module)
            return hasattr(module, 'ONE_FIFTH')

        def checkio():
            forged = [compile(mine, name, 'exec') for name in (
                spec.origin, spec.cached, 'colorsys', '<frozen colorsys>', '<frozen rlcompleter>',
                marshal.loads(library).co_filename)]
            for code in forged:
                data = marshal.dumps(code)
                marshal.loads(data)
                _imp.get_frozen_object('rlcompleter', data)
                external._compile_bytecode(data, 'colorsys', spec.cached, spec.origin)
                _imp._fix_co_filename(code, spec.origin)
                spec.loader._cache_bytecode(spec.origin, spec.cached, bytes(16) + data)
                spec.loader.set_data(spec.cached, bytes(16) + data)
            return [name_of(marshal.loads(changed)), load(), hostile(marshal.loads(library))]
        """;
    assertThat(call(forge)).isEqualTo(returned(List.of("ONE_FIFTH", true, true)));
    String next =
        """
        import colorsys, functools, rlcompleter
        def checkio():
            return [str(colorsys.rgb_to_hsv(1, 0, 0)), hasattr(colorsys, 'ONE_FIFTH'),
                    rlcompleter.Completer({'abc': 1}).complete('ab', 0),
                    functools.lru_cache(lambda: 7)()]
        """;
    assertThat(call(next)).isEqualTo(returned(List.of("(0.0, 1.0, 1)", false, "abc", 7)));
  }

  @Test
  void codeOfTheLibraryDoesNotTellWhereItWasCompiled() throws Exception {
    String source =
        """
        import importlib.util, marshal
        def checkio():
            spec = importlib.util.find_spec('colorsys')
            return marshal.loads(spec.loader.get_data(spec.cached)[16:]).co_filename
        """;
    assertThat(call(source)).isEqualTo(returned("/lib/colorsys.py"));
  }

  /** In a fresh child all of the library's code is new. */
  @Test
  void stepsAreTheSameWhetherTheLibrarysCodeIsNewOrKept() throws Exception {
    String source =
        """
        import dataclasses, difflib, fractions, statistics, textwrap

        @dataclasses.dataclass
        class Pair:
            a: int

        print(Pair(1), statistics.mean([1, 2, 3]), fractions.Fraction(2, 4))
        print(textwrap.fill('one two', 3), difflib.get_close_matches('ab', ['abc']))
        """;
    Program program = new Program(source, null, false, true, LIMITS);
    long fresh = steps(SharedSandbox.get().openFresh(program, _ -> {}, () -> {}));
    for (int i = 0; i < 10; i++) {
      assertThat(steps(SharedSandbox.get().open(program, _ -> {}))).isEqualTo(fresh);
    }
  }

  private static long steps(GuestRun opened) {
    try (GuestRun run = opened) {
      assertThat(run.load()).isEqualTo(returned("Pair(a=1) 2 1/2\none\ntwo ['abc']\n"));
      return run.usage().steps();
    }
  }
}
