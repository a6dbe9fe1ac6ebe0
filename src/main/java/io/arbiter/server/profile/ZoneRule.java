package io.arbiter.server.profile;

import io.arbiter.server.player.TimeZone;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/** The name of a {@link TimeZone}; null is left to other rules. */
@Constraint(validatedBy = ZoneRule.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@interface ZoneRule {
  String message() default "must be a time zone such as Europe/Kyiv or +02:00";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  final class Validator implements ConstraintValidator<ZoneRule, String> {
    @Override
    public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
      return name == null || TimeZone.of(name).isPresent();
    }
  }
}
