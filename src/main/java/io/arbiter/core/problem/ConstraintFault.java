package io.arbiter.core.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts violated constraints of bean validation. */
final class ConstraintFault {
  /** The message of a constraint may be the key of its reason, such as {PLAYER_NAME}. */
  private static final Pattern KEY = Pattern.compile("\\{([A-Z_]+)}");

  private ConstraintFault() {}

  /** The fault of a field, with its reason where the constraint has a general form. */
  static Violation of(String field, ConstraintViolation<?> violated) {
    Matcher key = KEY.matcher(violated.getMessageTemplate());
    if (key.matches()) {
      return ProblemReason.valueOf(key.group(1)).violation(field);
    }
    return switch (violated.getConstraintDescriptor().getAnnotation()) {
      case NotNull _, NotBlank _ -> ProblemReason.MISSING.violation(field);
      case Email _ -> ProblemReason.NO_EMAIL.violation(field);
      case Min min -> ProblemReason.TOO_SMALL.violation(field, min.value());
      case Max max -> ProblemReason.TOO_BIG.violation(field, max.value());
      case Size size when violated.getInvalidValue() instanceof CharSequence text ->
          text.length() < size.min()
              ? ProblemReason.TOO_SHORT.violation(field, size.min())
              : ProblemReason.TOO_LONG.violation(field, size.max());
      case NotEmpty _ -> said(field, violated, ProblemReason.NONE_CHOSEN);
      case Size size -> said(field, violated, ProblemReason.TOO_MANY_CHOSEN, size.max());
      default -> new Violation(field, violated.getMessage());
    };
  }

  /** The fault in the words of the constraint, which name what is counted. */
  private static Violation said(
      String field, ConstraintViolation<?> violated, ProblemReason reason, Object... values) {
    Map<String, Object> named = reason.violation(field, values).values();
    return new Violation(field, null, null, violated.getMessage(), reason, named);
  }
}
