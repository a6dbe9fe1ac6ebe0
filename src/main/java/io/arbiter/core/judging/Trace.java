package io.arbiter.core.judging;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the player's code did, step by step. Each step says only what differs from the step
 * before. Texts come from a process that ran a player's code, so they are bounded and nothing more.
 *
 * @param cut whether the run had more steps than are here
 */
public record Trace(List<Step> steps, boolean cut) {
  public static final int MAX_STEPS = 2_000;

  /** Most bytes of the steps as JSON, as {@link Step#size} estimates them. */
  public static final int MAX_BYTES = 1 << 20;

  /** Most frames on the stack: a bit more than Arbiter's highest recursion limit. */
  public static final int MAX_DEPTH = 30_000;

  private static final int BYTES_OF_STEP = 90;
  private static final int BYTES_OF_CHANGE = 40;
  private static final int BYTES_OF_ESCAPE = 6;

  /** What happens at a step. */
  public enum Event {
    /** The line runs next. */
    LINE,
    /** The function returns, or its generator yields. */
    RETURN,
    /** An exception is raised in the line, or passes through it. */
    EXCEPTION
  }

  /**
   * One step.
   *
   * @param depth number of frames; the first one holds the module's variables
   * @param function the name of the innermost frame if it is new, else null. A new frame replaces
   *     one of the same depth
   * @param text the returned value or the exception; null for a line
   * @param printed number of characters (code points) that were printed before
   */
  public record Step(
      Event event,
      int line,
      int depth,
      @Nullable String function,
      List<Change> changes,
      @Nullable String text,
      int printed) {
    public Step {
      changes = List.copyOf(changes);
      if (line < 0 || depth < 1 || depth > MAX_DEPTH || printed < 0) {
        throw new IllegalArgumentException("a step at line " + line + " with depth " + depth);
      }
      for (Change change : changes) {
        if (change.frame < 0 || change.frame >= depth) {
          throw new IllegalArgumentException("a change of the frame " + change.frame);
        }
      }
    }

    /** About as many bytes as the step takes as JSON. */
    public int size() {
      return BYTES_OF_STEP
          + bytes(function)
          + bytes(text)
          + changes.stream().mapToInt(c -> BYTES_OF_CHANGE + bytes(c.name) + bytes(c.value)).sum();
    }

    private static int bytes(@Nullable String text) {
      return text == null ? 0 : text.chars().map(Step::bytes).sum();
    }

    private static int bytes(int c) {
      boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
      return plain ? 1 : BYTES_OF_ESCAPE;
    }
  }

  /**
   * A variable that has changed.
   *
   * @param frame its index, from the outermost
   * @param value as Python would write it, shortened; null if the variable is gone
   */
  public record Change(int frame, String name, @Nullable String value) {}

  public Trace {
    steps = List.copyOf(steps);
    if (steps.size() > MAX_STEPS || steps.stream().mapToInt(Step::size).sum() > MAX_BYTES) {
      throw new IllegalArgumentException("a trace of " + steps.size() + " steps is too large");
    }
  }

  public Trace() {
    this(List.of(), false);
  }

  /** This and the steps after it. */
  public Trace plus(Trace next) {
    return new Trace(Stream.concat(steps.stream(), next.steps.stream()).toList(), next.cut);
  }
}
