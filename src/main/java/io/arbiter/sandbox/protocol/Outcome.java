package io.arbiter.sandbox.protocol;

import io.arbiter.core.judging.test.PyValue;
import org.jspecify.annotations.Nullable;

/**
 * How one request to a guest ended. The child reports the outcome; if the child is dead, the host
 * decides it.
 */
public sealed interface Outcome {
  /** The guest returned a plain value; {@code None} for a loaded source. */
  record Returned(PyValue value) implements Outcome {}

  /**
   * The guest returned a value that is not plain.
   *
   * @param description such as "a generator" or "an instance of Foo"
   */
  record NotPlain(String description) implements Outcome {}

  /**
   * An exception left the guest's code.
   *
   * @param type name of the exception's class
   * @param message the exception's {@code str()}; may be empty
   * @param traceback in Python's format, with only the guest's frames; null if there are none
   */
  record Raised(String type, String message, @Nullable String traceback) implements Outcome {}

  /**
   * An exception of the author's adapter, without a frame of the guest.
   *
   * @param traceback in Python's format, with only the adapter's frames; only the author may see it
   */
  record AdapterRaised(String type, String message, @Nullable String traceback)
      implements Outcome {}

  /**
   * The source does not compile.
   *
   * @param line from 1
   * @param column from 1
   */
  record SyntaxError(String message, int line, int column) implements Outcome {}

  /** The source does not define the function, or the name is not callable. */
  record MissingFunction(String message) implements Outcome {}

  /**
   * A limit was hit, and the guest was stopped.
   *
   * @param allowed in the limit's unit
   * @param used in the limit's unit; at least {@code allowed}, more if the excess is known
   */
  record LimitHit(Limit limit, long allowed, long used) implements Outcome {}

  /**
   * The guest tried something that the sandbox denies, and did not catch the exception.
   *
   * @param what the action, such as "open the file /etc/passwd"
   */
  record Denied(String what, @Nullable String traceback) implements Outcome {}

  /**
   * The engine or the child failed, and the guest is not to blame. The detail is for operators,
   * never for players: it may name classes of the engine.
   *
   * @param crash the engine's failure on the guest's code; null if the guest's code was not
   *     running, or the child did not report a failure
   */
  record EngineFault(String detail, @Nullable EngineCrash crash) implements Outcome {
    public EngineFault(String detail) {
      this(detail, null);
    }
  }

  /** Whether this outcome ends the guest: it takes no further requests. */
  default boolean isTerminal() {
    return switch (this) {
      case Returned _, NotPlain _, Raised _ -> false;
      case AdapterRaised _, SyntaxError _, MissingFunction _, LimitHit _, Denied _, EngineFault _ ->
          true;
    };
  }
}
