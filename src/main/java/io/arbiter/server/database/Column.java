package io.arbiter.server.database;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Queries of one column.
 *
 * <p>Hibernate 7.2 keeps a new plan for each run of {@code createNativeQuery(sql, UUID.class)} and
 * the like, since the keys of such plans are never equal: the look-up among them took 5 per cent of
 * the processor time of a submission after 1,500 of them. Plans of records, and of these queries,
 * are found again.
 */
public final class Column {
  private Column() {}

  /** As {@link Session#createNativeQuery(String, Class)}, for a type that the column has. */
  public static <T> NativeQuery<T> query(Session session, String sql, Class<T> type) {
    return session
        .createNativeQuery(sql, Object[].class)
        .setTupleTransformer((values, _) -> type.cast(values[0]));
  }
}
