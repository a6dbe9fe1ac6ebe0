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

/** Builds the command lines of children. */
final class ChildCommand {
  private static final String MAIN = "io.arbiter.sandbox.child.ChildMain";
  private static final String LAUNCHER = "io.arbiter.sandbox.child.ChildLauncher";

  /** For the launcher's JVM, which lives for a tenth of a second. */
  private static final List<String> LAUNCHER_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Xmx32m",
          "--enable-native-access=ALL-UNNAMED");

  /** Heap for a warm engine, one context, a busy compiler, and room to collect garbage. */
  static final long IDLE_HEAP_BYTES = 192L << 20;

  /**
   * Size of the young generation. One context and the compiler's garbage die here. With 24 MB,
   * garbage collection took a third of a child's CPU time. With more than this, the old generation
   * says less about what is really live.
   */
  private static final long YOUNG_BYTES = 64L << 20;

  /** Code of the engine, of the compiler and of some thousand compiled Python functions. */
  static final long CODE_CACHE_BYTES = 128L << 20;

  private static final List<String> FLAGS =
      List.of(
          // This collector needs the fewest threads and system calls, and works with a small heap.
          "-XX:+UseSerialGC",
          // A full collection may otherwise leave a twentieth of the old generation as garbage, to
          // move less. The memory limit would count it as the guest's.
          "-XX:MarkSweepDeadRatio=0",
          // The compilers' memory goes back to the system, some 100 MB for each child.
          "-XX:TrimNativeHeapInterval=10000",
          // The compiler and collector threads of many children must not take the processors from
          // the guests. The JVM then also has no need to look into /sys.
          "-XX:ActiveProcessorCount=1",
          "-XX:-UseContainerSupport",
          // A full heap means that the memory limit was reached; nothing in the JVM is reliable
          // after that.
          "-XX:+ExitOnOutOfMemoryError",
          // The JVM's own messages must not get between the frames on stdout.
          "-XX:+DisplayVMOutputToStderr",
          "-Xlog:disable",
          "-Xlog:all=warning:stderr",
          // The code cache is mapped whole at the start, because nothing may become executable
          // later.
          "-XX:ReservedCodeCacheSize=" + CODE_CACHE_BYTES,
          "-XX:InitialCodeCacheSize=" + CODE_CACHE_BYTES,
          // Buffers outside the heap must not be a way around the memory limit.
          "-XX:MaxDirectMemorySize=16m",
          // Signals end the process, even if a guest wants to handle them.
          "-Xrs",
          // No files in /tmp, no socket to attach to, no dumps, no report to stderr.
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+SuppressFatalErrorMessage",
          // Parts of the engine need these; without the flags the JVM prints warnings.
          "--enable-native-access=ALL-UNNAMED,org.graalvm.truffle",
          "--sun-misc-unsafe-memory-access=allow",
          // For CompilationRules and Compilations.
          "--add-exports=org.graalvm.truffle.runtime/com.oracle.truffle.runtime=ALL-UNNAMED",
          "--add-exports=org.graalvm.truffle.compiler/com.oracle.truffle.compiler=ALL-UNNAMED",
          // The JVM then does not look into /etc for the time zone.
          "-Duser.timezone=UTC",
          // Switches of the engine. They leave out what no guest may use: signals and processes,
          // TLS, sockets, native system calls.
          "-Dpython.WithoutPlatformAccess=true",
          "-Dpython.WithoutSSL=true",
          "-Dpython.WithoutJavaInet=true",
          "-Dpython.WithoutNativePosix=true",
          "-Dfile.encoding=UTF-8");

  /** The engine runs as modules. */
  private static final String ENGINE = "org.graalvm.polyglot,org.graalvm.truffle.runtime";

  /** The name of a file beside the child's jars. */
  static final String DIRECTIVES_FILE = "compiler-directives.json";

  /**
   * The JVM's second compiler leaves the engine's compiler to the first. The engine's compiler
   * works mainly during a child's first submissions, and was a third of what the second compiler
   * compiled. Without it, a submission of the first 3,000 costs 18 % less.
   */
  static final String DIRECTIVES =
      """
      [{match: ["jdk/graal/compiler/*.*", "jdk/vm/ci/*.*"], c2: {Exclude: true}}]
      """;

  private static final List<String> COMPILER_FLAGS =
      List.of(
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:+EnableJVMCI",
          "-XX:+UnlockDiagnosticVMOptions",
          // The JVM does not report what its directives leave out.
          "-XX:CompileCommand=quiet",
          "--add-modules=jdk.graal.compiler",
          // A function of more bytecodes than this (some 350 long lines) is not compiled. To
          // compile it would take seconds of CPU time and 100 MB of the guests' heap.
          "-Djdk.graal.MaximumLoopExplosionCount=3000",
          // The first tier alone, without inlining: most programs end before better code is ready.
          // With both tiers a set of heavy solutions took half as long again.
          "-Dpolyglot.engine.Mode=latency");

  private final SandboxSettings settings;
  private final ChildRuntime runtime;

  ChildCommand(SandboxSettings settings, ChildRuntime runtime) {
    this.settings = settings;
    this.runtime = runtime;
  }

  /** The command of a child that serves; {@code resources} is the unpacked Python home. */
  List<String> serve(Path resources, Path cache) throws IOException {
    List<String> command = java();
    if (Files.exists(cache)) {
      command.add("-XX:AOTCache=" + cache);
    }
    String mode = settings.confinement().isRequired() ? STRICT : LENIENT;
    // A path below the descriptor: Python resolves paths, and the descriptor alone is a link.
    String home = FOLDER + "/" + resources.getFileName();
    return launched(mode, readable(resources, cache), run(withHeap(command, home), "serve", mode));
  }

  /** The command of a process that locks itself like a child and then tries the probes. */
  List<String> probe(List<Probe> probes) throws IOException {
    String names = probes.stream().map(Probe::name).collect(Collectors.joining(","));
    return launched(STRICT, readable(), run(java(), "probe", names));
  }

  /** The files that a child may read: those that it runs on, and no others. */
  private List<Path> readable(Path... more) throws IOException {
    List<Path> paths = new ArrayList<>(SystemPaths.neededBy(runtime.java()));
    paths.add(settings.installation().childPath());
    paths.addAll(List.of(more));
    return paths;
  }

  /**
   * The command of the launcher. The launcher gives up all other files, then becomes {@code
   * command}.
   */
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
    all.add(settings.installation().home().toString());
    all.add(Integer.toString(readable.size()));
    readable.forEach(path -> all.add(path.toString()));
    all.addAll(command);
    return all;
  }

  /** The command of a child that warms up, writes the class cache for later starts, and ends. */
  List<String> train(Path resources, Path cache) throws IOException {
    List<String> command = java();
    command.add("-XX:AOTCacheOutput=" + cache);
    return run(withHeap(command, resources.toString()), "train");
  }

  List<String> describe() throws IOException {
    return run(java(), "describe");
  }

  /** The command of a child that writes the Python home into a folder and ends. */
  List<String> unpack(Path resources) throws IOException {
    return run(java(), "unpack", resources.toString());
  }

  /** The JVM and the flags that all these commands share. */
  List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(runtime.java().toString());
    command.addAll(FLAGS);
    command.add("--module-path=" + JarHash.modulesIn(settings.installation().childPath()));
    command.add("--add-modules=" + ENGINE);
    if (runtime.compiles()) {
      command.addAll(COMPILER_FLAGS);
      Path directives = settings.installation().childPath().resolve(DIRECTIVES_FILE);
      command.add("-XX:CompilerDirectivesFile=" + directives);
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

  /** Names each jar: the class cache is valid only for the same class path in the same order. */
  private String classPath() throws IOException {
    return JarHash.jarsIn(settings.installation().childPath()).stream()
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
