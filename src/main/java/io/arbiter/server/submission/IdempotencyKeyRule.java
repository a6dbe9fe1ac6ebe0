package io.arbiter.server.submission;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** 1 to 255 characters, for a header {@code Idempotency-Key}. The header may be missing. */
@Constraint(validatedBy = {})
@Size(min = 1, max = 255)
@ReportAsSingleViolation
@Retention(RetentionPolicy.RUNTIME)
public @interface IdempotencyKeyRule {
  String message() default "must have 1 to 255 characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
