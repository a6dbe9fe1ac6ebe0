package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the kernel says about a process, see proc_pid_status(5). */
final class ProcessStatus {
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
  private static final Pattern RUNNABLE = Pattern.compile("(?m)^State:\\s+R");
  private static final int KIBIBYTE = 1024;

  private ProcessStatus() {}

  /** The resident memory of a process; 0 if the process is gone or the kernel does not say it. */
  static long residentBytes(long pid) {
    try {
      return residentBytes(Files.readString(process(pid).resolve("status")));
    } catch (IOException e) {
      return 0;
    }
  }

  static long residentBytes(String status) {
    Matcher line = RESIDENT.matcher(status);
    return line.find() ? Long.parseLong(line.group(1)) * KIBIBYTE : 0;
  }

  /** Whether a thread of a process runs or waits for a processor. */
  static boolean isRunnable(long pid) {
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(process(pid).resolve("task"))) {
      for (Path thread : threads) {
        if (isRunning(thread)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // The process has just ended.
    }
    return false;
  }

  private static boolean isRunning(Path thread) {
    try {
      return RUNNABLE.matcher(Files.readString(thread.resolve("status"))).find();
    } catch (IOException e) {
      // The thread has just ended.
      return false;
    }
  }

  private static Path process(long pid) {
    return Path.of("/proc", Long.toString(pid));
  }
}
