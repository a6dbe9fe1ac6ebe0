package io.arbiter.sandbox.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps the parsed code of library modules for the child's life. The engine forgets the code of a
 * module with the last context that imported it; each guest then reads and runs it for the first
 * time, and no function of the library is ever compiled.
 *
 * <p>Only code that is the library's to the byte is kept: {@code unpack} lists the digests of all
 * modules. A guest can hand any bytes and any file name to {@code marshal.loads}, but gets back
 * what the engine makes of these bytes and this name, and nothing of the guest is kept. Only the
 * guest's thread uses this class.
 */
public final class LibraryCode {
  /** The file with the digests, in the folder of the Python home. */
  private static final String LIST = "library-code";

  private static final int DIGEST_BYTES = 32;

  /** Bytes of code that are kept at the most. What most solutions import has some 2 MB. */
  private static final long MAX_BYTES = 8L << 20;

  private static final LibraryCode OF_CHILD = new LibraryCode();

  private final Set<ByteBuffer> library = new HashSet<>();
  private final Set<Source> kept = new HashSet<>();
  private boolean listing;
  private long bytes;

  private LibraryCode() {}

  /** Called instead of {@link TruffleLanguage.Env#parsePublic} for code from a file. */
  public static CallTarget parse(TruffleLanguage.Env env, Source source, String... arguments) {
    OF_CHILD.look(source);
    // The engine's own cache answers for a source that is kept.
    return env.parsePublic(source, arguments);
  }

  /** Bytes of the code that is kept so far; grows only. */
  static long keptBytes() {
    return OF_CHILD.bytes;
  }

  /** Reads the list in the Python home; without it nothing is kept. */
  static void readList(Path home) {
    Path list = home.resolve(LIST);
    if (Files.exists(list)) {
      try {
        ByteBuffer digests = ByteBuffer.wrap(Files.readAllBytes(list));
        for (int i = 0; i < digests.capacity(); i += DIGEST_BYTES) {
          OF_CHILD.library.add(digests.slice(i, DIGEST_BYTES));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Adds all code to the list that is parsed meanwhile. */
  static void list(Runnable parsing) {
    OF_CHILD.listing = true;
    parsing.run();
    OF_CHILD.listing = false;
  }

  static void writeList(Path home) throws IOException {
    ByteBuffer digests = ByteBuffer.allocate(OF_CHILD.library.size() * DIGEST_BYTES);
    OF_CHILD.library.stream().sorted().forEach(digest -> digests.put(digest.duplicate()));
    Files.write(home.resolve(LIST), digests.array());
  }

  private void look(Source source) {
    if (listing) {
      library.add(digest(source));
    } else if (!kept.contains(source)
        && bytes + source.getLength() <= MAX_BYTES
        && library.contains(digest(source))) {
      bytes += source.getLength();
      kept.add(source);
    }
  }

  private static ByteBuffer digest(Source source) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(source.getName().getBytes(UTF_8));
      digest.update((byte) 0);
      digest.update(source.getBytes().toByteArray());
      return ByteBuffer.wrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
