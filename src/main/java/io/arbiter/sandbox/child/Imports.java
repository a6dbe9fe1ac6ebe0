package io.arbiter.sandbox.child;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the modules of the standard library that a source imports. */
final class Imports {
  /**
   * Modules that solutions use and that only define things, so that the source cannot notice that
   * they were imported earlier. The large ones ({@code urllib.request}) take up to 2 s of CPU time
   * in a child that has just started.
   */
  static final Set<String> KNOWN =
      Set.of(
          """
          abc array ast asyncio base64 binascii bisect calendar cmath collections
          collections.abc concurrent.futures contextlib copy csv dataclasses datetime decimal
          difflib doctest email.utils enum fractions functools hashlib heapq http.client inspect
          io itertools json logging logging.handlers math numbers operator pprint queue random
          re statistics string struct textwrap time traceback types typing unicodedata unittest
          urllib.parse urllib.request uuid zlib
          """
              .split("\\s+"));

  /** The quantifiers are possessive and stay within a line, so no source makes the search slow. */
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^[ \\t]*+(?:from[ \\t]++([\\w.]++)[ \\t]++import\\b|import[ \\t]++([^\\n#;]++))");

  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern BLANK = Pattern.compile("[\\s\\\\]+");

  private Imports() {}

  /**
   * The modules, each once, in the order of the source. May include names from strings and
   * comments.
   */
  public static List<String> in(String source) {
    return IMPORT
        .matcher(source)
        .results()
        .flatMap(found -> names(found.group(1), found.group(2)))
        .filter(KNOWN::contains)
        .distinct()
        .toList();
  }

  private static Stream<String> names(@Nullable String from, String list) {
    return from != null
        ? Stream.of(from)
        : Arrays.stream(COMMA.split(list)).map(item -> BLANK.split(item.strip(), 2)[0]);
  }
}
