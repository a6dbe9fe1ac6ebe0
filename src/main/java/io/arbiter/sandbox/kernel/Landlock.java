package io.arbiter.sandbox.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Landlock ({@code landlock(7)}, {@code linux/landlock.h}): a thread gives up all files except the
 * listed ones, all TCP ports, and signals to other processes, for itself and for everything it
 * starts. Before ABI 8 Landlock does not reach threads that are already running, so the launcher
 * applies it before the child's JVM starts.
 */
final class Landlock {
  private static final int VERSION_FLAG = 1;
  private static final int RULE_PATH_BENEATH = 1;

  private static final long EXECUTE = 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_DIRECTORY = 1 << 3;

  /** The rights of ABI 1: to execute, read, write, remove and make files of each kind. */
  private static final long ABI_1_RIGHTS = (1 << 13) - 1;

  private static final long REFER = 1 << 13;
  private static final long TRUNCATE = 1 << 14;
  private static final long DEVICE_CONTROL = 1 << 15;
  private static final long BIND_AND_CONNECT_TCP = 1 | 2;
  private static final long ABSTRACT_SOCKETS_AND_SIGNALS = 1 | 2;

  private static final int O_PATH = 0x200000;
  private static final int O_CLOEXEC = 0x80000;
  private static final long PACKED_PATH_BENEATH_BYTES = Long.BYTES + Integer.BYTES;

  private Landlock() {}

  /**
   * The version of the kernel's Landlock interface, from 1.
   *
   * @throws KernelException when the kernel has no Landlock, or Landlock is switched off
   */
  static int abi() throws KernelException {
    return (int)
        Kernel.call(
            "landlock_create_ruleset", SystemCall.LANDLOCK_CREATE_RULESET, 0, 0, VERSION_FLAG);
  }

  /**
   * Restricts this thread and the programs that it executes: they may read and execute the given
   * files and the contents of the given folders, and touch no other file. TCP is denied from ABI 4
   * on; signals and abstract sockets to other processes are denied from ABI 6 on.
   *
   * @param readable files and folders; missing ones are skipped
   */
  static void confine(Collection<Path> readable) throws KernelException {
    int ruleset = createRuleset(abi());
    try {
      for (Path path : readable) {
        if (Files.exists(path)) {
          allow(ruleset, path);
        }
      }
      Kernel.call("landlock_restrict_self", SystemCall.LANDLOCK_RESTRICT_SELF, ruleset, 0);
    } finally {
      Kernel.close(ruleset);
    }
  }

  private static int createRuleset(int abi) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(JAVA_LONG, 3);
      attributes.setAtIndex(JAVA_LONG, 0, fileRights(abi));
      attributes.setAtIndex(JAVA_LONG, 1, BIND_AND_CONNECT_TCP);
      attributes.setAtIndex(JAVA_LONG, 2, ABSTRACT_SOCKETS_AND_SIGNALS);
      // An older kernel takes a shorter structure, without the fields that it does not know.
      long known = abi >= 6 ? 3 : abi >= 4 ? 2 : 1;
      return (int)
          Kernel.call(
              "landlock_create_ruleset",
              SystemCall.LANDLOCK_CREATE_RULESET,
              attributes.address(),
              known * Long.BYTES,
              0);
    }
  }

  private static long fileRights(int abi) {
    return ABI_1_RIGHTS
        | (abi >= 2 ? REFER : 0)
        | (abi >= 3 ? TRUNCATE : 0)
        | (abi >= 5 ? DEVICE_CONTROL : 0);
  }

  private static void allow(int ruleset, Path path) throws KernelException {
    int descriptor = Kernel.openPath(path, O_PATH | O_CLOEXEC);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rule = arena.allocate(PACKED_PATH_BENEATH_BYTES, Long.BYTES);
      // READ_DIRECTORY is only for folders; it makes the rule of a file invalid.
      rule.set(JAVA_LONG, 0, EXECUTE | READ_FILE | (Files.isDirectory(path) ? READ_DIRECTORY : 0));
      rule.set(JAVA_INT, Long.BYTES, descriptor);
      Kernel.call(
          "landlock_add_rule " + path,
          SystemCall.LANDLOCK_ADD_RULE,
          ruleset,
          RULE_PATH_BENEATH,
          rule.address(),
          0);
    } finally {
      Kernel.close(descriptor);
    }
  }

  /**
   * Whether the restriction is in effect: the root folder, which is never listed, cannot be opened.
   */
  static boolean isEffective() throws KernelException {
    try {
      Kernel.close(Kernel.openPath(Path.of("/"), O_CLOEXEC));
      return false;
    } catch (KernelException e) {
      if (e.errno() == KernelException.EACCES) {
        return true;
      }
      throw e;
    }
  }
}
