package io.arbiter.server.admin;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;

/** Finds players by the first letters of their names. Thread-safe. */
@ApplicationScoped
@Transactional
class PlayerSearch {
  private final AdminQueries queries;

  PlayerSearch(AdminQueries queries) {
    this.queries = queries;
  }

  /**
   * A page of players in the order of their names.
   *
   * @param first letters of the names, in any case; empty for all players
   */
  Page<ListedPlayer> page(String first, PageRequest page) {
    String letters = first.toLowerCase(Locale.ROOT);
    String after = Cursor.decode(page.after, key -> key.getFirst()).orElse(null);
    // In ASCII, ~ comes after all letters, and names have no others.
    List<ListedPlayer> found = queries.players(letters, letters + '~', after, page.limit() + 1);
    return Page.of(found, page.limit(), player -> List.of(player.name().toLowerCase(Locale.ROOT)));
  }
}
