package io.arbiter.sandbox.kernel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The threads of a child's JVM that only make it quicker later. They give way to whatever somebody
 * waits for: guests, and children that start.
 */
public final class BackgroundThreads {
  /** The JVM's second compiler, as the kernel abbreviates it. It is there from the JVM's start. */
  private static final String COMPILER = "C2 CompilerThre";

  /** A tenth of what an ordinary thread gets beside it: on a busy machine it still gets on. */
  private static final int NICENESS = 10;

  private static final int PRIO_PROCESS = 0;

  /** The kernel's answer is 20 less the niceness, so that it is never an error's number. */
  private static final int NICENESS_BASE = 20;

  private BackgroundThreads() {}

  /**
   * Has those of another process of this user give way.
   *
   * @throws KernelException when the kernel refuses it
   * @throws IOException when the process cannot be looked at, because it has ended for example
   */
  public static void giveWay(long process) throws KernelException, IOException {
    Path tasks = Path.of("/proc", Long.toString(process), "task");
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        if (name(thread).equals(COMPILER)) {
          giveWay(Long.parseLong(thread.getFileName().toString()), NICENESS);
        }
      }
    }
  }

  /** Empty when the thread has ended meanwhile. */
  private static String name(Path thread) throws IOException {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (IOException _) {
      return "";
    }
  }

  /** Unless it gives way as far already, with its whole process. */
  private static void giveWay(long thread, int niceness) throws KernelException {
    long now =
        NICENESS_BASE - Kernel.call("getpriority", SystemCall.GETPRIORITY, PRIO_PROCESS, thread);
    if (now < niceness) {
      Kernel.call("setpriority", SystemCall.SETPRIORITY, PRIO_PROCESS, thread, niceness);
    }
  }
}
