package io.arbiter.server.player;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** At least 8 characters, and at most 72 bytes in UTF-8, since bcrypt ignores further bytes. */
@Constraint(validatedBy = PasswordRule.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface PasswordRule {
  String message() default "{WEAK_PASSWORD}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  final class Validator implements ConstraintValidator<PasswordRule, String> {
    @Override
    public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
      return password != null
          && password.length() >= 8
          && password.getBytes(StandardCharsets.UTF_8).length <= 72;
    }
  }
}
