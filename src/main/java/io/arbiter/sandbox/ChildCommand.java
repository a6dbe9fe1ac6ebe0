package io.arbiter.sandbox;

import static io.arbiter.sandbox.child.ChildLauncher.LENIENT;
import static io.arbiter.sandbox.child.ChildLauncher.STRICT;
import static io.arbiter.sandbox.kernel.Confinement.FOLDER;

import io.arbiter.sandbox.kernel.Probe;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a child. */
final class ChildCommand {
  private static final String MAIN = "io.arbiter.sandbox.child.ChildMain";
  private static final String LAUNCHER = "io.arbiter.sandbox.child.ChildLauncher";

  /** A JVM that lives for a tenth of a second. */
  private static final List<String> LAUNCHER_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Xmx32m",
          "--enable-native-access=ALL-UNNAMED");

  /** What a warm engine with one context and a compiler at work holds, and room to collect. */
  static final long IDLE_HEAP_BYTES = 192L << 20;

  /**
   * One context and what compiling makes of garbage dies here. With 24 MB collections took a third
   * of a child's CPU time; with more the old generation tells less of the truth.
   */
  private static final long YOUNG_BYTES = 64L << 20;

  /** The engine, the compiler and some thousand compiled Python functions. */
  static final long CODE_CACHE_BYTES = 128L << 20;

  private static final List<String> FLAGS =
      List.of(
          // The fewest threads and system calls, and a small heap.
          "-XX:+UseSerialGC",
          // The first compiler alone. With the second one, too, a small submission costs half as
          // much after some 1,000, but a stack that overflows takes 43 s to unwind instead of 1.
          "-XX:TieredStopAtLevel=1",
          // A guest may not share its slot's processors with compiler or collector threads of many
          // other children; also spares the look into /sys.
          "-XX:ActiveProcessorCount=1",
          "-XX:-UseContainerSupport",
          // A full heap is the memory limit; nothing in the JVM can be relied on after it.
          "-XX:+ExitOnOutOfMemoryError",
          // What the JVM itself has to say must not get between the frames on stdout.
          "-XX:+DisplayVMOutputToStderr",
          "-Xlog:disable",
          "-Xlog:all=warning:stderr",
          // Mapped whole at the start, so that nothing needs to become executable later.
          "-XX:ReservedCodeCacheSize=" + CODE_CACHE_BYTES,
          "-XX:InitialCodeCacheSize=" + CODE_CACHE_BYTES,
          // Buffers outside the heap are no way around the memory limit.
          "-XX:MaxDirectMemorySize=16m",
          // Signals end the process, whatever a guest would like to do about them.
          "-Xrs",
          // No files in /tmp, no socket to attach to, no dumps, no report to stderr.
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+SuppressFatalErrorMessage",
          // The parts of the engine that need more than a plain JVM would warn otherwise.
          "--enable-native-access=ALL-UNNAMED,org.graalvm.truffle",
          "--sun-misc-unsafe-memory-access=allow",
          // For CompilationRules and Compilations.
          "--add-exports=org.graalvm.truffle.runtime/com.oracle.truffle.runtime=ALL-UNNAMED",
          "--add-exports=org.graalvm.truffle.compiler/com.oracle.truffle.compiler=ALL-UNNAMED",
          // No look into /etc for it.
          "-Duser.timezone=UTC",
          // The engine's own switches that leave out what no guest may use: signals and processes,
          // TLS, sockets, the native system calls.
          "-Dpython.WithoutPlatformAccess=true",
          "-Dpython.WithoutSSL=true",
          "-Dpython.WithoutJavaInet=true",
          "-Dpython.WithoutNativePosix=true",
          "-Dfile.encoding=UTF-8");

  /** The engine is a module; it brings the rest of the class path's needs along. */
  private static final String ENGINE = "org.graalvm.polyglot,org.graalvm.truffle.runtime";

  private static final List<String> COMPILER_FLAGS =
      List.of(
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:+EnableJVMCI",
          "--add-modules=jdk.graal.compiler",
          // A function of more bytecodes, some 350 long lines, is not compiled: it would take
          // seconds of processor time and 100 MB of the heap that the guests have.
          "-Djdk.graal.MaximumLoopExplosionCount=3000",
          // The first tier alone, and no inlining: most programs end before anything better is
          // ready. Both tiers took half as long again for a set of heavy solutions.
          "-Dpolyglot.engine.Mode=latency");

  private final SandboxSettings settings;
  private final ChildRuntime runtime;

  ChildCommand(SandboxSettings settings, ChildRuntime runtime) {
    this.settings = settings;
    this.runtime = runtime;
  }

  /** A child that serves, with the Python home unpacked in {@code resources}. */
  List<String> serve(Path resources, Path cache) throws IOException {
    List<String> command = java();
    if (Files.exists(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    String mode = settings.confinement().isRequired() ? STRICT : LENIENT;
    // Not the folder itself: to Python, which resolves paths, the descriptor would be a link.
    String home = FOLDER + "/" + resources.getFileName();
    return launched(mode, readable(resources, cache), run(withHeap(command, home), "serve", mode));
  }

  /** A process that locks itself like a child and then tries something. */
  List<String> probe(List<Probe> probes) throws IOException {
    String names = probes.stream().map(Probe::name).collect(Collectors.joining(","));
    return launched(STRICT, readable(), run(java(), "probe", names));
  }

  /** What a child may read: whatever it runs on, and no more. */
  private List<Path> readable(Path... more) throws IOException {
    List<Path> paths = new ArrayList<>(SystemPaths.neededBy(runtime.java()));
    paths.add(settings.childPath());
    paths.addAll(List.of(more));
    return paths;
  }

  /** The command behind the launcher, which gives up the rest and then becomes it. */
  private List<String> launched(String mode, List<Path> readable, List<String> command)
      throws IOException {
    List<String> all = new ArrayList<>();
    if (settings.niceness() > 0) {
      all.addAll(List.of("nice", "-n", Integer.toString(settings.niceness())));
    }
    all.add(runtime.java().toString());
    all.addAll(LAUNCHER_FLAGS);
    all.add("-cp");
    all.add(classPath());
    all.add(LAUNCHER);
    all.add(mode);
    all.add(settings.home().toString());
    all.add(Integer.toString(readable.size()));
    readable.forEach(path -> all.add(path.toString()));
    all.addAll(command);
    return all;
  }

  /** A child that warms up, leaves a cache for the starts of others, and ends. */
  List<String> train(Path resources, Path cache) throws IOException {
    List<String> command = java();
    command.add("-XX:AOTCacheOutput=" + cache);
    return run(withHeap(command, resources.toString()), "train");
  }

  /** A process that prints what the engine calls itself. */
  List<String> describe() throws IOException {
    return run(java(), "describe");
  }

  /** A child that writes the Python home into a folder and ends. */
  List<String> unpack(Path resources) throws IOException {
    return run(java(), "unpack", resources.toString());
  }

  /** The JVM and the flags that all its uses share. */
  List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(runtime.java().toString());
    command.addAll(FLAGS);
    command.add("--module-path=" + JarHash.modulesIn(settings.childPath()));
    command.add("--add-modules=" + ENGINE);
    if (runtime.compiles()) {
      command.addAll(COMPILER_FLAGS);
    }
    return command;
  }

  private List<String> withHeap(List<String> command, String resources) {
    long heap = IDLE_HEAP_BYTES + settings.maxMemoryBytes() + YOUNG_BYTES;
    command.add("-Xmx" + heap);
    command.add("-Xmn" + YOUNG_BYTES);
    command.add("-Dpolyglot.engine.resourcePath=" + resources);
    return command;
  }

  /** The jars by name, not by wildcard: a cache holds for the same class path in the same order. */
  private String classPath() throws IOException {
    return JarHash.jarsIn(settings.childPath()).stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<String> run(List<String> command, String... arguments) throws IOException {
    command.add("-cp");
    command.add(classPath());
    command.add(MAIN);
    command.addAll(List.of(arguments));
    return command;
  }
}
