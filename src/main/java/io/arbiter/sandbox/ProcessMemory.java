package io.arbiter.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the kernel says about a process's memory, see proc_pid_status(5). */
final class ProcessMemory {
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
  private static final int KIBIBYTE = 1024;

  private ProcessMemory() {}

  /** The resident memory of a process; 0 if the process is gone or the kernel does not say it. */
  static long residentBytes(long pid) {
    try {
      return residentBytes(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
    } catch (IOException e) {
      return 0;
    }
  }

  static long residentBytes(String status) {
    Matcher line = RESIDENT.matcher(status);
    return line.find() ? Long.parseLong(line.group(1)) * KIBIBYTE : 0;
  }
}
