package io.arbiter.core.bundle;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code that a player starts with. Searched line by line, because the host does not parse
 * Python.
 */
record StarterCode(String source) {
  /** The top-level line that defines the function or class, or assigns its name. */
  Optional<String> definition(String function) {
    String name = Pattern.quote(function);
    Pattern definition =
        Pattern.compile(
            "(?:async\\s+def|def|class)\\s+" + name + "\\b.*|" + name + "\\s*(?::[^=]*)?=(?!=).*");
    return source.lines().filter(line -> definition.matcher(line).matches()).findFirst();
  }
}
