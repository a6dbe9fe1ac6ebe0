package io.arbiter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * A test that {@code ./arbiter test --all} runs, and {@code ./arbiter test} does not: it costs
 * much, and finds slow rot rather than whether a change is right. Its bound on hanging is longer.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Tag("thorough")
@Timeout(value = 90, unit = TimeUnit.MINUTES)
public @interface Thorough {
  /** Why the short run does without it: what the test costs, and what else finds such a fault. */
  String value();
}
