package io.arbiter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The test costs a quarter of a minute or more, so {@link Rotation} says on which days it runs.
 * What every change must pass runs every day however long it takes: the start and the stop of
 * everything, the run with faults, the fuzzer, and a puzzle from its folder to its players.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EveryThirdDay.Turn.class)
public @interface EveryThirdDay {
  /** Skips a test whose turn is on another day. */
  class Turn implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      String name = context.getRequiredTestMethod().getName();
      return Rotation.isDue(name)
          ? ConditionEvaluationResult.enabled("its turn is today")
          : ConditionEvaluationResult.disabled("its turn is on another day; -Dcases=all runs it");
    }
  }
}
