package io.arbiter.app;

import io.arbiter.app.pipeline.AuthoringPipeline;
import io.arbiter.server.admin.FirstAdmin;
import io.arbiter.server.puzzle.catalog.Stations;
import jakarta.enterprise.context.ApplicationScoped;

/** What the database must hold before the first request: an admin, and the shipped puzzles. */
@ApplicationScoped
class FirstContent {
  private final FirstAdmin admin;
  private final AuthoringPipeline authoring;
  private final Stations stations;

  FirstContent(FirstAdmin admin, AuthoringPipeline authoring, Stations stations) {
    this.admin = admin;
    this.authoring = authoring;
    this.stations = stations;
  }

  void ensure() {
    admin.ensure();
    authoring.publishShipped();
    stations.log();
  }
}
