package io.arbiter.core.bundle.tests;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks Python names. Only ASCII is allowed, because Python treats several forms of other
 * characters as the same name.
 */
final class PythonName {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final Set<String> KEYWORDS =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise"
                  + " return try while with yield")
              .split(" "));

  private PythonName() {}

  static boolean isName(String text) {
    return IDENTIFIER.matcher(text).matches() && !KEYWORDS.contains(text);
  }
}
