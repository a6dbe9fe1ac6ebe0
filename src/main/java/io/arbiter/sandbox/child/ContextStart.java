package io.arbiter.sandbox.child;

import com.oracle.graal.python.builtins.CoreFunctions;
import com.oracle.graal.python.builtins.PythonBuiltins;
import com.oracle.graal.python.builtins.objects.module.PythonModule;
import com.oracle.graal.python.runtime.PythonContext;
import com.oracle.truffle.api.strings.TruffleString;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the engine does when a context starts, without what no guest needs and with what is the same
 * for all contexts done once. {@code EngineChange} puts these methods into the engine. The shares
 * are those of a context's CPU time without the changes, from a profile of a warm child with both
 * compilers of the JVM.
 */
public final class ContextStart {
  private static final String AST = "_ast";

  /** The engine's Python files that serve its package manager, and access to Java. */
  private static final Set<String> NEEDLESS_FILES = Set.of("java", "pip_hook");

  /** Modules of the engine that no guest may import. */
  private static final Set<String> NEEDLESS_MODULES =
      Set.of(
          "_ctypes",
          "_multiprocessing",
          "_multiprocessing_graalpy",
          "_posixshmem",
          "jarray",
          "java",
          "readline",
          "resource");

  private ContextStart() {}

  /**
   * Whether a module is filled before the guest runs. The module {@code _ast} has a class for each
   * part of a syntax tree; it is filled when it is imported, or when {@link #stateOfAst} needs it;
   * gains 5 %.
   */
  public static boolean isEager(CoreFunctions module) {
    return module.isEager() && !module.defineModule().equals(AST);
  }

  /** The classes of syntax trees, for code that compiles to a tree without an import. */
  public static <T> @Nullable T stateOfAst(PythonModule ast, Class<T> type) {
    if (!ast.getBuiltins().isInitialized()) {
      ast.getBuiltins().setInitialized(true);
      ast.getBuiltins().postInitialize(PythonContext.get(null));
    }
    return ast.getModuleState(type);
  }

  /**
   * Imports nothing: there are no archives to import from, and no other language whose objects
   * Python could know; gains 7 %.
   */
  public static @Nullable PythonModule noModule(TruffleString name) {
    return null;
  }

  /**
   * Leaves modules out: those of other systems, and those that no guest may import. Gains 3 %
   * together with {@link #coreFiles}, and makes the engine's surface smaller.
   */
  public static boolean leaveOut(List<PythonBuiltins> all, Collection<?> ofOtherSystems) {
    all.removeAll(ofOtherSystems);
    return all.removeIf(
        module ->
            NEEDLESS_MODULES.contains(
                module.getClass().getAnnotation(CoreFunctions.class).defineModule()));
  }

  /** The engine's Python files that run in each context. */
  public static List<TruffleString> coreFiles(
      Object f1, Object f2, Object f3, Object f4, Object f5, Object f6, Object f7) {
    return Stream.of(f1, f2, f3, f4, f5, f6, f7)
        .map(TruffleString.class::cast)
        .filter(file -> !NEEDLESS_FILES.contains(file.toJavaStringUncached()))
        .toList();
  }
}
