package io.arbiter.server.database;

import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Queries of one column.
 *
 * <p>Hibernate 7.2 stores a new query plan for each run of {@code createNativeQuery(sql,
 * UUID.class)} and the like, since the keys of such plans are never equal. After 1,500 submissions,
 * the look-up among these plans took 5 per cent of a submission's processor time. Hibernate reuses
 * the plans of queries for records, and of the queries made here.
 */
public final class Column {
  private Column() {}

  /** Like {@link Session#createNativeQuery(String, Class)}, for the type of the only column. */
  public static <T> NativeQuery<T> query(Session session, String sql, Class<T> type) {
    return session
        .createNativeQuery(sql, Object[].class)
        .setTupleTransformer((values, _) -> type.cast(values[0]));
  }
}
