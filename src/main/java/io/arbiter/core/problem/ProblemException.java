package io.arbiter.core.problem;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request fails; the answer is a problem document with the code's status. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<Violation> violations;
  private final @Nullable Duration retryAfter;
  private final @Nullable ProblemReason reason;
  private final transient Map<String, Object> values;

  public ProblemException(ErrorCode code, String detail) {
    this(code, detail, List.of());
  }

  public ProblemException(ErrorCode code, String detail, List<Violation> violations) {
    this(code, detail, violations, null, null, Map.of());
  }

  /** A failure after which the client may try again, no earlier than after {@code retryAfter}. */
  public ProblemException(ErrorCode code, String detail, Duration retryAfter) {
    this(code, detail, List.of(), retryAfter, null, Map.of());
  }

  /** INVALID, because of one field of the body or one parameter of the query. */
  public static ProblemException invalid(String field, String message) {
    return new ProblemException(
        ErrorCode.INVALID, field + ": " + message, List.of(new Violation(field, message)));
  }

  /**
   * The constant that a parameter names; null if the parameter is missing.
   *
   * @throws ProblemException INVALID if there is no such constant
   */
  public static <E extends Enum<E>> @Nullable E constant(
      Class<E> type, String parameter, @Nullable String name) {
    try {
      return name == null ? null : Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw invalid(
          parameter,
          "must be one of "
              + Arrays.stream(type.getEnumConstants())
                  .map(Enum::name)
                  .collect(Collectors.joining(", ")));
    }
  }

  ProblemException(
      ErrorCode code,
      String detail,
      List<Violation> violations,
      @Nullable Duration retryAfter,
      @Nullable ProblemReason reason,
      Map<String, Object> values) {
    super(detail, null, false, false);
    this.code = code;
    this.violations = List.copyOf(violations);
    this.retryAfter = retryAfter;
    this.reason = reason;
    this.values = values;
  }

  /** The same failure, after which the client may try again no earlier than after a time. */
  public ProblemException retryAfter(Duration wait) {
    return new ProblemException(code, detail(), violations, wait, reason, values);
  }

  /** How long the client should wait before the next try, if known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  public ErrorCode code() {
    return code;
  }

  @Nullable ProblemReason reason() {
    return reason;
  }

  Map<String, Object> values() {
    return values;
  }

  public List<Violation> violations() {
    return violations;
  }

  /** The same as the fault of a field, for one of several things that a request asks for. */
  public Violation violation(String field) {
    return new Violation(field, null, null, detail(), reason, values);
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
