package io.arbiter.server.database;

import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.hibernate.Session;

/**
 * Looks up Hibernate's session on first use. A worker switches Hibernate off, and Quarkus would
 * refuse to start if a bean had a session injected directly.
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
