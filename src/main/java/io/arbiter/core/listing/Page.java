package io.arbiter.core.listing;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor of the next page; null at the end of the list
 */
public record Page<T>(List<T> items, @Nullable String next) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Makes a page from the rows of a query that asked for one row more than the page holds.
   *
   * @param key gives the sort values of a row, for the cursor
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, List<?>> key) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, Cursor.encode(key.apply(items.getLast())));
  }

  /** The same page with each item converted. */
  public <R> Page<R> map(Function<? super T, ? extends R> view) {
    return new Page<>(items.stream().<R>map(view).toList(), next);
  }
}
