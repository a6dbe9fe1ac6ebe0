package io.arbiter.server.database;

import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.jdbc.ObjectNullAsNullTypeJdbcType;

/**
 * Sends a null parameter of an SQL query without a type, so that PostgreSQL takes the type from the
 * query ({@code cast(:after as uuid)}). Hibernate would send {@code bytea}, which has no cast to
 * other types.
 */
public final class UntypedNulls implements TypeContributor {
  @Override
  public void contribute(TypeContributions types, ServiceRegistry services) {
    types.contributeJdbcType(ObjectNullAsNullTypeJdbcType.INSTANCE);
  }
}
