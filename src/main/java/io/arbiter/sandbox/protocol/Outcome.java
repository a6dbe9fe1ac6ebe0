package io.arbiter.sandbox.protocol;

import io.arbiter.core.judging.PyValue;
import org.jspecify.annotations.Nullable;

/**
 * How one request to a guest ended. Host and child share it: the child reports it, the host adds
 * the outcomes that a child cannot report because it is dead.
 */
public sealed interface Outcome {
  /** A plain value; {@code None} when a source was loaded. */
  record Returned(PyValue value) implements Outcome {}

  /**
   * Something that is no plain value came back.
   *
   * @param description such as "a generator" or "an instance of Foo"
   */
  record NotPlain(String description) implements Outcome {}

  /**
   * An exception left the guest's code.
   *
   * @param type name of its class
   * @param message {@code str()} of it; may be empty
   * @param traceback in Python's format, with the guest's own frames only; null when it has none
   */
  record Raised(String type, String message, @Nullable String traceback) implements Outcome {}

  /**
   * An exception left the author's adapter without a frame of the guest's: the author's own.
   *
   * @param traceback in Python's format, with the adapter's frames only; for the author alone
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

  /** The source does not define the function, or defines something that cannot be called. */
  record MissingFunction(String message) implements Outcome {}

  /**
   * A limit was hit, and the guest was stopped.
   *
   * @param allowed in the limit's own unit
   * @param used in the same unit; at least what was allowed, as far as it is known
   */
  record LimitHit(Limit limit, long allowed, long used) implements Outcome {}

  /**
   * Something that the sandbox denies left the guest's code as an exception.
   *
   * @param what names the action, such as "open the file /etc/passwd"
   */
  record Denied(String what, @Nullable String traceback) implements Outcome {}

  /**
   * The engine or the child failed on code that is not to blame for it. For operators, never for
   * players: the detail may name classes of the engine.
   */
  record EngineFault(String detail) implements Outcome {}

  /** Whether the guest can be asked no more after this. */
  default boolean isTerminal() {
    return switch (this) {
      case Returned _, NotPlain _, Raised _ -> false;
      case AdapterRaised _, SyntaxError _, MissingFunction _, LimitHit _, Denied _, EngineFault _ ->
          true;
    };
  }
}
