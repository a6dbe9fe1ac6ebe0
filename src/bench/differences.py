# Small programs on which the engine may differ from CPython. `./arbiter bench accuracy --causes`
# runs each in both and prints those that differ. A line with "---" begins a program: its cause, and
# what it is about.
# --- set order: a set of small numbers
print(list({3, 1, 2}))
# --- set order: the first of a set
print({30, 5, 12}.pop())
# --- set order: the difference of two sets
print(list(set(range(5)) - {2}))
# --- float: a sum
print(sum([0.1] * 10))
# --- float: text of a float
print(0.1 + 0.2, 1e16, 1e-5, 1e22, 123456789012345680.0, 5e-324)
# --- float: formats
print('%.3e' % 12345.678, f'{1e23:,.2f}', f'{0.00001234:g}', f'{2.5:.0f}', f'{1.005:.2f}', f'{1e300:.3f}'[:20])
# --- float: rounding
print(round(2.675, 2), round(0.5), round(1.5), round(2.5), round(1234.5678, -2), round(5e15 + 0.5))
# --- float: functions of math
import math
print(math.sin(1e6), math.exp(1.5), math.log(10), math.pow(2.5, 3.3), math.cbrt(27), math.exp2(0.5), math.gamma(5.5), math.erf(0.3), math.tanh(0.7), math.hypot(3.3, 4.4, 5.5), math.dist([1.1, 2.2], [3.3, 4.4]), math.fsum([0.1] * 10))
# --- float: powers
print(2 ** 0.5, 10 ** -3, 1.1 ** 10, 7 ** -1.5)
# --- float: complex numbers
print((1 + 2j) ** 3, (3 + 4j) / (1 - 2j), abs(3 + 4j), (-8) ** (1 / 3))
# --- float: division of whole numbers
print(10 ** 25 / 3, 7 / 3, (10 ** 30) // 7.0, -7.5 % 2, divmod(-7.5, 2), 1e308 * 10)
# --- recursion: the limit
import sys
print(sys.getrecursionlimit())
# --- recursion: 900 calls deep
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)
print(deep(900))
# --- recursion: endless
def endless(n):
    return endless(n + 1)
try:
    endless(0)
except RecursionError as e:
    print(e)
# --- recursion: a nested list of 500
x = []
for _ in range(500):
    x = [x]
print(len(repr(x)))
# --- recursion: comparing nested lists of 400
def nest(n):
    x = []
    for _ in range(n):
        x = [x]
    return x
print(nest(400) == nest(400))
# --- recursion: copying nested lists of 150
import copy
x = []
for _ in range(150):
    x = [x]
print(len(repr(copy.deepcopy(x))))
# --- recursion: a list in itself
x = [1]
x.append(x)
print(x)
# --- recursion: a cached function of 400 calls
import functools
@functools.lru_cache(None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(400) % 1000)
# --- regular expressions: groups, look-around, split
import re
print(re.findall(r'(?<=a)b+|(?<!x)c', 'abbb xc c'), re.split(r'(,)|;', 'a,b;c'), re.sub(r'(?P<n>\d)', r'<\g<n>>', 'a1b2'))
# --- regular expressions: Unicode classes
import re
print(re.findall(r'\w+', 'naïve Straße 数字 ½'), re.findall(r'\d', '1٢३'), re.sub(r'(?i)É', 'x', 'é'))
# --- regular expressions: a possessive quantifier and an atomic group
import re
print(re.findall(r'a++b', 'aaab'), re.findall(r'(?>a+)b', 'aaab'))
# --- regular expressions: an error
import re
try:
    re.compile('(a')
except re.error as e:
    print(e)
# --- regular expressions: exponential backtracking
import re
print(re.match(r'(a+)+$', 'a' * 22 + 'b'))
# --- regular expressions: a conditional group
import re
print(re.match(r'(<)?a(?(1)>|$)', '<a>').group())
# --- big integers: digits of a large number
print(len(str(2 ** 10000)))
# --- big integers: more than 4,300 digits
try:
    print(len(str(10 ** 5000)))
except ValueError as e:
    print(e)
# --- big integers: text to number
try:
    print(int('7' * 5000) % 97)
except ValueError as e:
    print(e)
# --- big integers: powers, roots, gcd
import math
print(pow(3, 10 ** 6, 10 ** 9 + 7), math.isqrt(10 ** 40 + 1), math.gcd(12 ** 30, 18 ** 20), pow(3, -1, 7), (-7) // 2, -7 % 3, (1 << 70) >> 3, ~5, (2 ** 70).bit_length(), (-255).to_bytes(2, 'big', signed=True))
# --- Unicode: the version of the tables
import unicodedata
print(unicodedata.unidata_version)
# --- Unicode: case
print('ß'.upper(), 'ǰ'.upper(), 'İ'.lower(), 'ΣΑΣ'.lower(), 'ŉ'.title(), 'ﬁ'.capitalize(), 'Straße'.casefold(), 'ǆ'.title())
# --- Unicode: kinds of characters
print([f(c) for c in '٣½²Ⅷǅª\u200b\x1c𝟙' for f in (str.isdigit, str.isnumeric, str.isdecimal, str.isalpha, str.isspace, str.isprintable, str.isidentifier)])
# --- Unicode: accents removed
import unicodedata
print(''.join(c for c in unicodedata.normalize('NFD', 'Crème brûlée Ångström') if not unicodedata.combining(c)), [unicodedata.combining(c) for c in 'a\u0301\u0323\u0334\u0345\u05b0é'])
# --- Unicode: normal forms
import unicodedata
print(unicodedata.normalize('NFKD', 'ﬁ½é'), unicodedata.name('é'), unicodedata.category('€'))
# --- Unicode: numbers of characters
import unicodedata
print(unicodedata.numeric('½'), unicodedata.decimal('٣'), unicodedata.east_asian_width('字'))
# --- Unicode: lines
print('a\x0bb\x1cc\u2028d\r\ne'.splitlines(), 'a\u3000b\xa0c'.split(), ' \x1f x'.strip())
# --- Unicode: text of text
print(repr('\x7f\xa0\u200b\U0001f600\n\t\\\'"'), ascii('é😀'))
# --- exceptions: indexes and keys
for f in (lambda: [1][5], lambda: (1,)[3], lambda: 'a'[2], lambda: {}['a'], lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(), lambda: [1].index(2), lambda: [1].remove(3), lambda: 'a'.index('b'), lambda: range(3)[5], lambda: {1}.remove(2)):
    try:
        f()
    except Exception as e:
        print(repr(e))
# --- exceptions: types
for f in (lambda: None + 1, lambda: 'a' + 1, lambda: 1 + 'a', lambda: [] + (), lambda: len(5), lambda: 5(), lambda: None[0], lambda: iter(5), lambda: 1 < 'a', lambda: [1] < [None], lambda: sorted([1, 'a']), lambda: -'a', lambda: {[]: 1}, lambda: sum(['a']), lambda: ''.join([1]), lambda: 'a' * 1.5, lambda: [1]['a'], lambda: None.x, lambda: (1).append, lambda: max(1), lambda: int([]), lambda: abs('a')):
    try:
        f()
    except Exception as e:
        print(repr(e))
# --- exceptions: values
import math
for f in (lambda: int('x'), lambda: float('x'), lambda: int('12', 40), lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 % 0, lambda: math.sqrt(-1), lambda: math.log(0), lambda: chr(-1), lambda: ord('ab'), lambda: max([]), lambda: min(()), lambda: range(1, 2, 0), lambda: int(float('nan')), lambda: int(float('inf')), lambda: 'a'.encode('ascii').decode('utf-16'), lambda: 0 ** -1, lambda: divmod(1, 0), lambda: 'é'.encode('ascii'), lambda: list('ab').index('c'), lambda: 2.0 ** 5000, lambda: math.factorial(-1)):
    try:
        f()
    except Exception as e:
        print(repr(e))
# --- exceptions: arguments
def f(a, b=2, *, c): pass
def g(a): pass
class A:
    def __init__(self, x): pass
for call in (lambda: f(), lambda: f(1), lambda: f(1, 2, 3, c=1), lambda: f(1, c=1, d=2), lambda: g(), lambda: g(1, 2), lambda: g(b=1), lambda: g(1, a=1), lambda: A(), lambda: len(), lambda: int(1, 2, 3), lambda: 'a'.join(), lambda: [].append(), lambda: print(1, x=2), lambda: sorted(), lambda: 'a'.split(1)):
    try:
        call()
    except Exception as e:
        print(repr(e))
# --- exceptions: arguments of another type
print('a\nb'.splitlines('-'))
# --- exceptions: unpacking and names
def f1(): a, b = [1]
def f2(): a, b = [1, 2, 3]
def f3(): a, *b = []
def f4(): return undefined_name
def f5():
    x = x + 1
def f6(): a, b = 5
def f7(): import no_such_module
def f8(): from math import nothing
def f9(): raise ValueError
def f10(): assert 1 == 2, 'text'
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10):
    try:
        f()
    except Exception as e:
        print(repr(e))
# --- exceptions: suggestions
class P:
    value = 1
try:
    P().vlaue
except AttributeError as e:
    print(e)
# --- exceptions: a dictionary changes while it is read
d = {1: 2, 3: 4}
try:
    for k in d:
        d[k + 10] = 1
except RuntimeError as e:
    print(e)
# --- exceptions: a set changes while it is read
s = {1, 2, 3}
try:
    for k in s:
        s.add(k + 10)
except RuntimeError as e:
    print(e)
# --- hashes: numbers and tuples
print(hash(-1), hash(2 ** 61), hash(1.5), hash((1, 2)), hash(True), hash(frozenset([1, 2])))
# --- text of values: objects, functions, types
class C: pass
print(C.__name__, repr(int), repr(len), str(type(None)), repr(...), repr(NotImplemented), repr(range(1, 5, 2)), repr(slice(1, 2)), repr(b'\x00a\xff'), repr(bytearray(b'x')), repr({1: {2}}), repr({1}.__class__))
# --- text of values: iterators and views
print({1: 2}.keys(), {1: 2}.items(), {}.values(), dict.fromkeys('ab'), enumerate('a').__class__, zip().__class__)
# --- text of values: library types
from collections import Counter, defaultdict, deque, OrderedDict, namedtuple
from fractions import Fraction
from decimal import Decimal
import datetime
print(Counter('aab'), defaultdict(int, a=1), deque([1], 3), OrderedDict(a=1), namedtuple('P', 'x y')(1, 2), Fraction(3, 6), Decimal('1.10'), datetime.date(2020, 2, 29), datetime.timedelta(1, 5))
# --- text of values: a dataclass and an enum
from dataclasses import dataclass
from enum import Enum, Flag
@dataclass
class D:
    x: int
    y: str = 'a'
class E(Enum):
    A = 1
class F(Flag):
    A = 1
    B = 2
print(D(1), E.A, repr(E.A), F.A | F.B, list(F.A | F.B))
# --- formats: whole numbers and text
print(f'{1234567:,} {255:#x} {5:08b} {-5:+d} {"a":>5}|{"b":^5}|{3:=+5}', '%5.1f|%-5s|%05d|%x' % (3.14159, 'a', 42, 255), '{:>10}{!r}{0}'.format.__name__, format(12345.678, '_.1f'), f'{0.5:%} {1e10:n}')
# --- syntax: of Python 3.12
type Pair[T] = tuple[T, T]
def first[T](x: list[T]) -> T: return x[0]
print(f'{'a' + "b"}', first([1]))
# --- syntax: match
match {'a': [1, 2, 3]}:
    case {'a': [x, *rest]} if x > 0: print(x, rest)
# --- syntax: names in comprehensions, walrus, star
print([y := 5, y ** 2], [*range(3), *'ab'], {**{'a': 1}, 'b': 2}, (lambda *a, **k: (a, k))(1, b=2))
# --- syntax: the message of an error
try:
    compile('if True print(1)', 'x', 'exec')
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset)
# --- syntax: the message about brackets
try:
    compile('print((1)', 'x', 'exec')
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset)
# --- random: the numbers of a seed
import random
r = random.Random(7)
print(r.random(), r.randint(1, 100), r.choice('abc'), r.sample(range(10), 3), r.shuffle([1]), r.gauss(0, 1), r.getrandbits(70), r.choices([1, 2], k=3))
# --- random: a seed of text
import random
r = random.Random('text')
print(r.random())
# --- sorting: with equal keys, reversed, and by a comparison
import functools
print(sorted('bAaB', key=str.lower), sorted([3, 1, 2], reverse=True), sorted('abc', key=functools.cmp_to_key(lambda a, b: (a < b) - (a > b))), sorted([(1, 'b'), (1, 'a')], key=lambda x: x[0], reverse=True))
# --- sorting: a comparison that is not consistent
import random
random.seed(3)
print(sorted(range(12), key=functools.cmp_to_key(lambda a, b: (a * b) % 3 - 1)) if 'functools' in dir() else __import__('builtins').sorted(range(12), key=__import__('functools').cmp_to_key(lambda a, b: (a * b) % 3 - 1)))
# --- iterators: itertools of 3.12
import itertools
print(list(itertools.batched('abcde', 2)), list(itertools.pairwise([1, 2, 3])), list(itertools.accumulate([1, 2, 3], max, initial=0)), list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.zip_longest('ab', 'c', fillvalue='-')), [(k, list(g)) for k, g in itertools.groupby('aab')])
# --- library: strings and dates
import string, datetime, calendar, textwrap
print(string.ascii_letters[:5], datetime.datetime(2024, 2, 29, 13, 5).strftime('%A %d %B %Y %j %U %I %p'), datetime.date(2024, 1, 1).isocalendar(), calendar.monthrange(2024, 2), textwrap.wrap('a long text here', 6), datetime.datetime.strptime('2024-02-29', '%Y-%m-%d'))
# --- library: decimal
from decimal import Decimal, getcontext
getcontext().prec = 30
print(Decimal(1) / 3, Decimal('2').sqrt(), Decimal('1e-10') + 1, round(Decimal('2.675'), 2), Decimal(0.1))
# --- library: heapq, bisect, statistics, operator, json
import heapq, bisect, statistics, operator, json
print(heapq.nsmallest(2, [3, 1, 2]), bisect.bisect([1, 2, 2, 3], 2), statistics.mean([1, 2, 4]), statistics.stdev([1.5, 2.5, 4]), statistics.median([1, 3, 2]), json.dumps({'a': [1.0, None, 'é']}), json.loads('[1e5, "\\u00e9"]'), statistics.quantiles([1, 2, 3, 4]))
# --- library: names of modules that guests may import
import importlib
for name in 'abc array ast base64 binascii bisect calendar cmath collections contextlib copy csv dataclasses datetime decimal difflib enum fractions functools hashlib heapq html inspect io itertools json keyword locale math numbers operator pprint queue random re secrets statistics string struct textwrap time timeit token tokenize traceback types typing unicodedata uuid weakref zlib graphlib ipaddress shlex'.split():
    try:
        importlib.import_module(name)
    except BaseException as e:
        print(name, type(e).__name__)
# --- library: time and hashes of text
import hashlib, zlib, base64, binascii, struct
print(hashlib.md5(b'a').hexdigest(), hashlib.sha256(b'a').hexdigest()[:16], zlib.crc32(b'a'), base64.b64encode(b'abc'), binascii.hexlify(b'a'), struct.pack('<Hf', 1, 1.5))
# --- objects: order of resolution, slots, descriptors
class A: pass
class B(A): pass
class C(A): pass
class D(B, C):
    __slots__ = ('x',)
print([c.__name__ for c in D.__mro__], D.__slots__)
# --- objects: identity of small values
a = 256; b = 256; c = 'abc'; d = 'ab' + 'c'
print(a is b, c is d, () is (), 1.0 is 1.0)
# --- objects: identity of large numbers
a = 10 ** 6
b = 10 ** 6
x = int('1000000')
print(x is a)
# --- objects: deletion at the end of a name
class T:
    def __del__(self): print('deleted')
t = T()
del t
print('after')
# --- objects: size of values
import sys
print(sys.maxsize, sys.byteorder, sys.float_info.max)
# --- objects: size in memory
import sys
print(sys.getsizeof([]) > 0)
# --- objects: counts of references
import sys
x = []
print(sys.getrefcount(x) > 0)
# --- generators: close, send, throw, return
def g():
    try:
        x = yield 1
        yield x
    except ValueError:
        yield 'caught'
    finally:
        print('end')
i = g(); print(next(i), i.send(5)); i.close()
j = g(); next(j); print(j.throw(ValueError())); j.close()
# --- generators: left open
def g():
    try:
        yield 1
    finally:
        print('closed')
for x in g():
    break
print('after')
# --- output: print's parts and a missing newline
print(1, 2, sep='-', end='!\n'); print([1.0, True, None, 'a'], b'x', 1j)
# --- speed: counting in a text
s = 'ab' * 500_000
print(sum(s.count('b') for _ in range(20)))
# --- speed: adding to a text
s = ''
for i in range(200_000):
    s += 'x'
print(len(s))
# --- speed: taking from the begin of a list
a = list(range(50_000))
while a: a.pop(0)
print(len(a))
# --- speed: looking in a list
a = list(range(3_000))
print(sum(x in a for x in range(3_000)))
# --- speed: sorting
import random
r = random.Random(1)
print(sum(sorted(r.random() for _ in range(200_000))[:3]) > 0)
# --- speed: slices
a = list(range(2_000))
print(sum(len(a[i:]) for i in range(2_000)))
# --- speed: sets of tuples
s = set()
for i in range(200_000): s.add((i, i + 1))
print(len(s))
# --- speed: decimal
from decimal import Decimal
x = Decimal(0)
for i in range(50_000): x += Decimal('0.1')
print(x)
# --- speed: fractions
from fractions import Fraction
print(sum(Fraction(1, i) for i in range(1, 300)).denominator % 97)
# --- speed: a large factorial
import math
print(math.factorial(5000) % (10 ** 9 + 7))
# --- speed: copying deeply
import copy
x = [[i] * 10 for i in range(1_000)]
for _ in range(5): copy.deepcopy(x)
print(len(x))
# --- speed: regular expressions over a text
import re
print(len(re.findall(r'\w+', 'word and words ' * 20_000)))
# --- speed: formats
print(len(''.join(f'{i:05d}' for i in range(100_000))))
# --- speed: permutations
import itertools
print(sum(1 for p in itertools.permutations(range(8)) if p[0] < p[-1]))
# --- speed: a dictionary of words
d = {}
for i in range(300_000): d[str(i % 1000)] = d.get(str(i % 1000), 0) + 1
print(len(d))
# --- speed: strings compared and replaced
s = 'abc' * 100_000
for _ in range(10): s = s.replace('a', 'b').replace('b', 'a')
print(len(s), s == s[::-1])
# --- speed: numbers of a thousand digits
x = 3 ** 2000
for _ in range(2_000): x = x * 7 % (10 ** 1000)
print(x % 1000)
# --- speed: text of large numbers
print(sum(len(str(3 ** n)) for n in range(1_000)))
# --- speed: exceptions
n = 0
for i in range(50_000):
    try:
        [][1]
    except IndexError:
        n += 1
print(n)
# --- speed: objects and methods
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __hash__(self): return hash(self.x)
print(len({P(i % 100) for i in range(100_000)}))
