package io.arbiter.server.player;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the parts of an export. Each reading is a transaction of its own. */
public interface PlayerExport {
  /** Reads the page after an id, in the order of ids. */
  interface Pages<T> {
    List<T> after(UUID id, int limit);
  }

  /** Writes one field: an object, or a list that is short. */
  void write(String name, Supplier<? extends @Nullable Object> reader) throws IOException;

  /** Writes a list that may be long, page by page. */
  <T> void write(String name, Pages<T> pages, Function<T, UUID> id) throws IOException;
}
