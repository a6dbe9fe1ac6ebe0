package io.arbiter.app.embedded;

import io.arbiter.app.process.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder for all data that outlives the process. Only one process can use it at a time. */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Locks the folder for this process.
   *
   * @throws StartFailure if another process uses the folder, or this process cannot write to it
   */
  public static DataDirectory take(Path path) throws StartFailure {
    try {
      Files.createDirectories(path);
      keepFromOthers(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        String owner = Files.readString(path.resolve(LOCK)).strip();
        channel.close();
        throw new StartFailure(
            "another Arbiter (process "
                + owner
                + ") is running on "
                + path.toAbsolutePath()
                + "; stop it first, or set ARBITER_DATA to another folder");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new DataDirectory(path.toAbsolutePath(), channel);
    } catch (IOException e) {
      throw new StartFailure(
          "the data folder " + path.toAbsolutePath() + " cannot be used: " + e, e);
    }
  }

  /** The folder has hidden tests, sources and keys. A folder of another owner stays as it is. */
  private static void keepFromOthers(Path path) {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      // Whoever owns the folder decides.
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /** Deletes everything in the folder. The lock comes last, because it keeps others away. */
  public void clear() throws IOException {
    Path lock = path.resolve(LOCK);
    try (Stream<Path> entries = Files.list(path)) {
      for (Path entry : entries.filter(each -> !each.equals(lock)).toList()) {
        delete(entry);
      }
    }
    Files.delete(lock);
  }

  /** Deletes a folder of the data with all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process in any case.
    }
  }
}
