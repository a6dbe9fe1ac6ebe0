package io.arbiter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test against slow rot: {@code ./arbiter test --all} runs it, {@code ./arbiter test} does not.
 * What tells whether a change is right is no such test.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Tag("thorough")
public @interface Thorough {
  /** Why the short run does without it: what the test costs, and what else finds such a fault. */
  String value();
}
