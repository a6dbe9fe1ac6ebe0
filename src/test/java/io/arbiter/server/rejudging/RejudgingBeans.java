package io.arbiter.server.rejudging;

import io.agroal.api.AgroalDataSource;
import io.arbiter.TestDatabase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** What {@link RejudgedTournament} uses of the application. */
@Singleton
class RejudgingBeans {
  @Inject AgroalDataSource source;
  @Inject Jdbi jdbi;
  @Inject Rejudgings rejudgings;
  @Inject RejudgingIntake intake;
  @Inject RejudgingQueue queue;
  @Inject RejudgingReporter reporter;
  @Inject RejudgingApplication application;

  TestDatabase database() {
    return TestDatabase.ofApplication(source);
  }
}
