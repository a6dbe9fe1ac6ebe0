package io.arbiter.sandbox.child;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A file system with no files. It remembers the first attempt to use a file, because the exception
 * that the guest sees does not say where it comes from. A check whether a path exists is not an
 * attempt: honest library code does this, and the answer is always no. The engine answers for the
 * Python home before it asks this file system. Only the guest's thread uses this class.
 */
final class DenyingFileSystem implements FileSystem {
  private static final Path ROOT = Path.of("/");

  private @Nullable String denied;

  /** The first attempt, as words that follow "tried to"; null if there was none. */
  public @Nullable String denied() {
    return denied;
  }

  @Override
  public Path parsePath(URI uri) {
    if (!"file".equals(uri.getScheme())) {
      // The only exception that reaches the guest as one of its own language.
      throw new UnsupportedOperationException(deny("open the address " + uri).getMessage());
    }
    return Path.of(uri);
  }

  @Override
  public Path parsePath(String path) {
    return Path.of(path);
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options)
      throws IOException {
    throw new NoSuchFileException(path.toString());
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) {
    throw deny("create the folder " + directory);
  }

  @Override
  public void delete(Path path) {
    throw deny("delete the file " + path);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw deny("copy the file " + source);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) {
    throw deny("move the file " + source);
  }

  @Override
  public void createLink(Path link, Path existing) {
    throw deny("link the file " + existing);
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) {
    throw deny("link the file " + target);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    throw new NoSuchFileException(link.toString());
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
    throw deny("change the file " + path);
  }

  /** The engine itself looks for files such as {@code <frozen os>}, always without options. */
  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.isEmpty()) {
      throw new NoSuchFileException(path.toString());
    }
    throw deny("open the file " + path);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) {
    throw deny("list the folder " + directory);
  }

  @Override
  public Path toAbsolutePath(Path path) {
    return ROOT.resolve(path);
  }

  @Override
  public Path toRealPath(Path path, LinkOption... options) throws IOException {
    throw new NoSuchFileException(path.toString());
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    throw new NoSuchFileException(path.toString());
  }

  private SecurityException deny(String what) {
    if (denied == null) {
      denied = what;
    }
    return new SecurityException("denied: " + what);
  }
}
