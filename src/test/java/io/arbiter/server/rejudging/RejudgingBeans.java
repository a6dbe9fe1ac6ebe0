package io.arbiter.server.rejudging;

import io.agroal.api.AgroalDataSource;
import io.arbiter.TestDatabase;
import io.arbiter.server.score.StandingsCheck;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The beans of the application that {@link RejudgedTournament} uses. */
@Singleton
class RejudgingBeans {
  @Inject AgroalDataSource source;
  @Inject StandingsCheck check;
  @Inject Rejudgings rejudgings;
  @Inject RejudgingIntake intake;
  @Inject RejudgingReporter reporter;
  @Inject RejudgingApplication application;

  TestDatabase database() {
    return TestDatabase.of(source);
  }
}
