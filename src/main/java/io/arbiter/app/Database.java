package io.arbiter.app;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The database, for role api. */
@Dependent
public class Database {
  @Produces
  @ApplicationScoped
  Jdbi jdbi(InjectableInstance<AgroalDataSource> dataSource) {
    return Jdbi.create(dataSource.get()).installPlugin(new PostgresPlugin());
  }
}
