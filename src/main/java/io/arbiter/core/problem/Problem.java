package io.arbiter.core.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;

/** A problem document (RFC 9457) with Arbiter's error code and, for bad input, the violations. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    List<Violation> violations) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(
      ErrorCode code, String detail, String instance, List<Violation> violations) {
    String type = "urn:arbiter:problem:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Problem(
        type, code.title(), code.status(), detail, instance, code.name(), violations);
  }
}
