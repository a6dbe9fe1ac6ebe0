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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The folder for all data that outlives the process. Only one process can use it at a time. */
public final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "lock";

  /** The folders of the services. A backup may have only one of them. */
  private static final List<String> SERVICES =
      List.of(EmbeddedPostgres.FOLDER, EmbeddedKafka.FOLDER);

  /** The file in the folder of a service that says which format the data have. */
  private static final String FORMAT = "format";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Locks the folder for this process.
   *
   * @throws StartFailure if the data are from before the first release, if another process uses the
   *     folder, or this process cannot write to it
   */
  static DataDirectory take(Path path) throws StartFailure {
    if (SERVICES.stream().map(path::resolve).anyMatch(DataDirectory::isUnreleased)) {
      throw new StartFailure(
          "the data in "
              + path.toAbsolutePath()
              + " were made by an unreleased version of Arbiter;"
              + " move the folder away, or set ARBITER_DATA to another folder");
    }
    return takeAny(path);
  }

  private static boolean isUnreleased(Path service) {
    return Files.exists(service) && !Files.exists(service.resolve(FORMAT));
  }

  /**
   * Locks the folder for this process, whatever version made the data.
   *
   * @throws StartFailure if another process uses the folder, or this process cannot write to it
   */
  public static DataDirectory takeAny(Path path) throws StartFailure {
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

  /** The folder of a service, which is created if there is none. */
  Path service(String name) throws StartFailure {
    Path folder = path.resolve(name);
    try {
      if (!Files.exists(folder)) {
        // The folder is moved to its place, so it is never there without the format.
        Path draft = Files.createDirectories(path.resolve(name + ".new"));
        Files.writeString(draft.resolve(FORMAT), "1\n");
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      return folder;
    } catch (IOException e) {
      throw new StartFailure("the folder " + folder + " cannot be made: " + e, e);
    }
  }

  /** Deletes everything in the folder. The lock comes last, because it keeps others away. */
  public void clear() throws IOException {
    Path lock = path.resolve(LOCK);
    try (Stream<Path> entries = Files.list(path)) {
      for (Path entry : entries.filter(each -> !each.equals(lock)).toList()) {
        Utils.delete(entry.toFile());
      }
    }
    Files.delete(lock);
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
