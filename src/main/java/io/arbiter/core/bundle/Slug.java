package io.arbiter.core.bundle;

import java.util.regex.Pattern;

/**
 * The names that puzzles may have. A slug is also the last part of a puzzle's address, and the name
 * of the folder of a shipped puzzle.
 */
public final class Slug {
  private static final int LONGEST = 60;

  /** What is wrong with a name that is not valid. */
  public static final String RULE =
      "must be words of a-z and 0-9 joined by -, at most " + LONGEST + " long";

  private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private Slug() {}

  /** Whether the name is of words of a-z and 0-9 joined by -, and at most 60 long. */
  public static boolean isValid(String name) {
    return name.length() <= LONGEST && WORDS.matcher(name).matches();
  }
}
