package io.arbiter.core.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.judging.test.PyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generated input on which a player's answer is wrong; never a hidden test.
 *
 * @param input the arguments
 * @param expected the answer of the first accepted solution
 * @param actual what the player's code returned, or null if it returned no plain value
 * @param failure what the player's code did instead of returning a plain value, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CounterExample(
    List<PyValue> input, PyValue expected, @Nullable PyValue actual, @Nullable String failure) {}
