package io.arbiter.app;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The database, for role api. While JDBI is being replaced, its transactions are Hibernate's. */
@Dependent
public class Database {
  @Produces
  @ApplicationScoped
  Jdbi jdbi(InjectableInstance<AgroalDataSource> dataSource) {
    AgroalDataSource source = dataSource.get();
    PostgresPlugin postgres =
        new PostgresPlugin() {
          @Override
          public Handle customizeHandle(Handle handle) {
            return handle;
          }
        };
    Jdbi jdbi = Jdbi.create(() -> whenUsed(source)).installPlugin(postgres);
    jdbi.setTransactionHandler(new Joined());
    return jdbi;
  }

  /** A connection that is taken with its first statement, and so within the transaction. */
  private static Connection whenUsed(DataSource source) {
    Connection[] taken = new Connection[1];
    return (Connection)
        Proxy.newProxyInstance(
            Database.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "close":
                  if (taken[0] != null) {
                    taken[0].close();
                  }
                  return null;
                case "isClosed":
                  return taken[0] != null && taken[0].isClosed();
                case "getAutoCommit":
                  if (taken[0] == null) {
                    return true;
                  }
                  return taken[0].getAutoCommit();
                // JDBI asks before the transaction begins; Joined sets the level within it.
                case "getTransactionIsolation":
                  return Connection.TRANSACTION_READ_COMMITTED;
                case "setTransactionIsolation":
                  return null;
                case "hashCode":
                  return System.identityHashCode(proxy);
                case "equals":
                  return proxy == arguments[0];
                case "toString":
                  return "a connection";
                default:
                  if (taken[0] == null) {
                    taken[0] = source.getConnection();
                  }
                  try {
                    return method.invoke(taken[0], arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
              }
            });
  }

  private static final class Joined extends LocalTransactionHandler {
    @Override
    public TransactionHandler specialize(Handle handle) throws SQLException {
      return this;
    }

    @Override
    public boolean isInTransaction(Handle handle) {
      return QuarkusTransaction.isActive();
    }

    @Override
    public <R, X extends Exception> R inTransaction(
        Handle handle, TransactionIsolationLevel level, HandleCallback<R, X> callback) throws X {
      return inTransaction(
          handle,
          joined -> {
            joined.execute("set transaction isolation level repeatable read");
            return callback.withHandle(joined);
          });
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> callback)
        throws X {
      Exception[] failure = new Exception[1];
      try {
        return QuarkusTransaction.joiningExisting()
            .call(
                () -> {
                  try {
                    return callback.withHandle(handle);
                  } catch (Exception e) {
                    failure[0] = e;
                    throw e;
                  }
                });
      } catch (RuntimeException e) {
        if (failure[0] != null) {
          throw (X) failure[0];
        }
        throw e;
      }
    }
  }
}
