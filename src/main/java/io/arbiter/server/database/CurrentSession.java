package io.arbiter.server.database;

import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.hibernate.Session;

/**
 * Finds Hibernate's session when it is used first. Quarkus refuses to start where a bean has a
 * session injected and Hibernate is switched off, as in a worker.
 */
@Dependent
public class CurrentSession {
  @Produces
  @ApplicationScoped
  @Current
  Session session(InjectableInstance<Session> session) {
    return session.get();
  }
}
