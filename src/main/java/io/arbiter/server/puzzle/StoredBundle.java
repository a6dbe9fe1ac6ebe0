package io.arbiter.server.puzzle;

import io.arbiter.core.bundle.Media;
import io.arbiter.core.json.Codec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bundle as it is stored.
 *
 * @param content its files in their order, as JSON; of pictures the first bytes
 * @param hash of all files; identifies the version
 * @param archive the zip that the author sent, or null
 */
public record StoredBundle(byte[] content, String hash, byte @Nullable [] archive) {
  public static StoredBundle of(Map<String, byte[]> files, byte @Nullable [] archive) {
    String hash = Codec.hash(Codec.encode(new TreeMap<>(files)));
    return new StoredBundle(Codec.encode(Media.heads(files)), hash, archive);
  }

  /** The files in the stored content, with the first bytes of pictures. */
  public static SortedMap<String, byte[]> files(byte[] content) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    Codec.fromJson(new String(content, StandardCharsets.UTF_8), Files.class).forEach(files::put);
    return files;
  }

  private static final class Files extends TreeMap<String, byte[]> {
    private static final long serialVersionUID = 1L;
  }
}
