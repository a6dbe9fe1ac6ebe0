package io.arbiter.sandbox.child;

import com.oracle.graal.python.builtins.Builtin;
import com.oracle.graal.python.builtins.PythonOS;
import java.lang.annotation.Annotation;
import java.util.Arrays;

/**
 * What the engine says of its builtin functions, as plain objects. It reads these annotations anew
 * for each context, through the JDK's proxies, which was a good part of what a context cost; the
 * engine's class is changed to ask here instead when the children's jars are prepared.
 */
public final class BuiltinAnnotations {
  private static final ClassValue<Builtin[]> ALL =
      new ClassValue<>() {
        @Override
        protected Builtin[] computeValue(Class<?> node) {
          return Arrays.stream(node.getAnnotationsByType(Builtin.class))
              .map(Plain::of)
              .toArray(Builtin[]::new);
        }
      };

  private BuiltinAnnotations() {}

  /**
   * In place of {@link Class#getAnnotationsByType}, where the engine asks for {@code Builtin}.
   *
   * @return the same array each time, which nobody may change
   */
  public static Annotation[] of(Class<?> node, Class<?> type) {
    if (type != Builtin.class) {
      throw new IllegalArgumentException("no builtins are told by " + type);
    }
    return ALL.get(node);
  }

  private record Plain(
      String name,
      String doc,
      PythonOS os,
      int minNumOfPositionalArgs,
      int maxNumOfPositionalArgs,
      int numOfPositionalOnlyArgs,
      boolean isGetter,
      boolean isSetter,
      boolean allowsDelete,
      boolean takesVarArgs,
      boolean takesVarKeywordArgs,
      String[] parameterNames,
      String[] keywordOnlyNames,
      boolean isClassmethod,
      boolean isStaticmethod,
      boolean needsFrame,
      boolean alwaysNeedsCallerFrame,
      boolean declaresExplicitSelf,
      String raiseErrorName,
      boolean forceSplitDirectCalls,
      boolean autoRegister)
      implements Builtin {
    private static Builtin of(Builtin told) {
      return new Plain(
          told.name(),
          told.doc(),
          told.os(),
          told.minNumOfPositionalArgs(),
          told.maxNumOfPositionalArgs(),
          told.numOfPositionalOnlyArgs(),
          told.isGetter(),
          told.isSetter(),
          told.allowsDelete(),
          told.takesVarArgs(),
          told.takesVarKeywordArgs(),
          told.parameterNames(),
          told.keywordOnlyNames(),
          told.isClassmethod(),
          told.isStaticmethod(),
          told.needsFrame(),
          told.alwaysNeedsCallerFrame(),
          told.declaresExplicitSelf(),
          told.raiseErrorName(),
          told.forceSplitDirectCalls(),
          told.autoRegister());
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return Builtin.class;
    }
  }
}
