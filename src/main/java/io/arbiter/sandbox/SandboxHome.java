package io.arbiter.sandbox;

import io.arbiter.sandbox.SandboxSettings.Installation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Prepares the sandbox's home at build time: the runtime image, the Python home and the class
 * cache. Files that exist for the same jars and the same JDK are kept.
 */
public final class SandboxHome {
  /** No prepared file depends on the memory. */
  private static final long ANY_MEMORY = 256L << 20;

  /** The JVM rejects a class cache if the time of a jar differs, so all jars get this time. */
  private static final FileTime ANY_TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private SandboxHome() {}

  /**
   * Arguments: the folder of the children's jars, the folder to prepare. The build calls this
   * twice: first beside the compilation of the tests, then to wait until all is there.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path lock = Path.of(args[1] + ".lock");
    try (FileChannel file =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      prepare(new Installation(Path.of(args[0]), Path.of(args[1])));
    }
  }

  private static void prepare(Installation installation) throws IOException, InterruptedException {
    SandboxSettings settings =
        new SandboxSettings(
            installation, 1, 1, ANY_MEMORY, 0, Duration.ofMinutes(1), ConfinementMode.REQUIRED);
    changeEngine(installation.childPath());
    Files.writeString(
        installation.childPath().resolve(ChildCommand.DIRECTIVES_FILE), ChildCommand.DIRECTIVES);
    for (Path jar : JarHash.all(installation.childPath())) {
      Files.setLastModifiedTime(jar, ANY_TIME);
    }
    if (!ChildFiles.makeMissing(settings).runtime().compiles()) {
      System.err.println(
          "arbiter: no jlink beside "
              + installation.java()
              + ": Python will be interpreted, and heavy solutions take several times as long");
    }
  }

  private static void changeEngine(Path childPath) throws IOException {
    EngineChange.write(JarHash.jarsIn(childPath), childPath.resolve(EngineChange.JAR), ANY_TIME);
  }
}
