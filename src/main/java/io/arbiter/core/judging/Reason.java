package io.arbiter.core.judging;

import java.util.Locale;

/**
 * Why a test failed, for clients that put it into words of any language; {@link #sentence} has the
 * English ones. In JSON, the type is the field {@code code}. A failure has no reason if its message
 * comes from Python or from the puzzle's author.
 */
public sealed interface Reason {
  /** The limits of {@link Limits}, and the elapsed time. */
  enum Resource {
    CPU,
    WALL,
    STEPS,
    MEMORY,
    OUTPUT
  }

  /**
   * A limit stopped the code.
   *
   * @param allowed in milliseconds, steps or bytes, as {@code used}
   */
  record Limit(Resource resource, long allowed, long used) implements Reason {}

  /**
   * The returned value has the right type but is wrong. The types have the names of the language.
   */
  record Value(String type) implements Reason {}

  /** The returned value has another type than the answer. */
  record Type(String expected, String actual) implements Reason {}

  /** The author's code refused the answer without a message. */
  record Refused() implements Reason {}

  /** The output of a program is wrong; where is withheld. */
  record Output() implements Reason {}

  /**
   * The returned value is no plain data.
   *
   * @param description such as "a generator"
   */
  record NotPlain(String description) implements Reason {}

  /**
   * The sandbox denied an action.
   *
   * @param what such as "open the file /etc/passwd"
   */
  record Denied(String what) implements Reason {}

  /** An input before this one used up the limits for all inputs. */
  record NoLimitsLeft() implements Reason {}

  /** The player stopped the run before this input. */
  record Stopped() implements Reason {}

  /** The reason in English. */
  default String sentence() {
    return switch (this) {
      case Limit(Resource resource, long allowed, long used) -> limit(resource, allowed, used);
      case Value(String type) -> "the " + type + " has the wrong value";
      case Type(String expected, String actual) ->
          "expected " + withArticle(expected) + ", got " + withArticle(actual);
      case Refused _ -> "the answer is not right";
      case Output _ -> "the output is not the expected one";
      case NotPlain(String description) -> "the result must be plain data, got " + description;
      case Denied(String what) -> "the sandbox denies it: " + what;
      case NoLimitsLeft _ -> "not run, because the limits for all calls are used up";
      case Stopped _ -> "not run, because the player stopped the run";
    };
  }

  private static String limit(Resource resource, long allowed, long used) {
    return switch (resource) {
      case CPU -> "CPU time: " + allowed + " ms are allowed, " + used + " ms were used";
      case WALL -> "elapsed time: " + allowed + " ms are allowed, " + used + " ms passed";
      case STEPS ->
          String.format(Locale.ROOT, "probably an endless loop: more than %,d steps", allowed);
      case MEMORY -> "memory: " + allowed + " bytes are allowed, " + used + " were in use";
      case OUTPUT -> "output: " + allowed + " bytes are allowed, it came to " + used + " or more";
    };
  }

  /** The name of a type with its article. */
  static String withArticle(String type) {
    if (type.equals("None") || type.equals("null")) {
      return type;
    }
    return ("aeiou".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
  }
}
