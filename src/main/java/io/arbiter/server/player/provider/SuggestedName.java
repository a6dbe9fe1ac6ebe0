package io.arbiter.server.player.provider;

import io.arbiter.server.player.PlayerStore;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a name for a player from the name at a provider. */
final class SuggestedName {
  private static final int MOST = 32;

  private SuggestedName() {}

  /** A name that the rules allow, or empty. The name may be taken. */
  static Optional<String> of(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    String plain =
        Normalizer.normalize(name.split("@", 2)[0], Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^A-Za-z0-9_-]+", "-")
            .replaceAll("^-+|-+$", "");
    String suggestion = plain.substring(0, Math.min(plain.length(), MOST));
    return Optional.of(suggestion).filter(each -> each.matches(PlayerStore.NAME));
  }
}
