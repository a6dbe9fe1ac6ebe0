package io.arbiter.core.bundle;

import java.util.Optional;
import java.util.regex.Pattern;

/** The code that a player begins with; searched by line, as the host parses no Python. */
record StarterCode(String source) {
  /** The line at the top level that defines a function or class, or gives its name a value. */
  Optional<String> definition(String function) {
    String name = Pattern.quote(function);
    Pattern definition =
        Pattern.compile(
            "(?:async\\s+def|def|class)\\s+" + name + "\\b.*|" + name + "\\s*(?::[^=]*)?=(?!=).*");
    return source.lines().filter(line -> definition.matcher(line).matches()).findFirst();
  }
}
