package io.arbiter.server.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a run as the API shows them.
 *
 * @param truncated whether the run had more steps than are here
 */
public record TraceView(List<Step> steps, boolean truncated) {
  private static final String CALL = "call";

  /**
   * One step.
   *
   * @param event what happens: {@code line}, the line runs next; {@code call}, likewise, as the
   *     first line of a function; {@code return}, the function returns, or its generator yields;
   *     {@code exception}, it is raised in the line or passes through it
   * @param depth number of frames; the first one has the module's variables
   * @param changed the innermost frame's variables that have changed, as Python would write them,
   *     shortened; null for a variable that is gone
   * @param outer the same of the frames around it, by their depth from 1
   * @param text the name of the called function, the returned value or the exception
   * @param output what was printed since the step before
   */
  public record Step(
      int line,
      String event,
      int depth,
      @JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, @Nullable String> changed,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Integer, Map<String, @Nullable String>> outer,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String output) {}

  /** The recorded steps of a result. */
  static TraceView of(InputResult result) {
    Trace trace = Codec.unpack(String.valueOf(result.trace()), Trace.class);
    String output = result.output();
    int characters = output.codePointCount(0, output.length());
    List<Step> steps = new ArrayList<>();
    int shown = 0;
    for (Trace.Step step : trace.steps()) {
      int printed = output.offsetByCodePoints(0, Math.min(step.printed(), characters));
      steps.add(step(step, output.substring(Math.min(shown, printed), printed)));
      shown = printed;
    }
    return new TraceView(steps, trace.cut());
  }

  private static Step step(Trace.Step step, String output) {
    boolean call = step.function() != null;
    Map<Integer, Map<String, @Nullable String>> changes = new TreeMap<>();
    for (Trace.Change change : step.changes()) {
      changes
          .computeIfAbsent(change.frame() + 1, _ -> new LinkedHashMap<>())
          .put(change.name(), change.value());
    }
    @Nullable Map<String, @Nullable String> changed = changes.remove(step.depth());
    return new Step(
        step.line(),
        call ? CALL : step.event().name().toLowerCase(Locale.ROOT),
        step.depth(),
        changed == null ? Map.of() : changed,
        changes,
        call ? step.function() : step.text(),
        output);
  }
}
