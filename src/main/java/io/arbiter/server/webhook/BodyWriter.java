package io.arbiter.server.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.submission.SubmissionCatalog;
import io.arbiter.server.submission.SubmissionView;
import io.arbiter.server.webhook.WebhookQueue.Due;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes what is sent, with the API's own reader of submissions: a webhook tells its player nothing
 * that the API would not.
 */
@ApplicationScoped
class BodyWriter {
  private final SubmissionCatalog submissions;
  private final ObjectMapper mapper;

  BodyWriter(SubmissionCatalog submissions, ObjectMapper mapper) {
    this.submissions = submissions;
    this.mapper = mapper;
  }

  /** The body of a delivery to a player; empty if what it is about exists no more. */
  Optional<String> write(Due due, UUID player) {
    if (due.body() != null) {
      return Optional.of(due.body());
    }
    UUID id = due.submission();
    if (due.event().equals(WebhookEvent.CONTEST_ENDED.label()) && due.contest() == null) {
      return Optional.empty();
    }
    if (id == null) {
      return Optional.of(json(Body.of(due, null)));
    }
    Optional<SubmissionView> view =
        submissions.findWithoutSource(id, new Viewer(Optional.of(player), false));
    return view.map(submission -> json(Body.of(due, submission)));
  }

  private String json(Body body) {
    try {
      return mapper.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a body cannot be written as JSON", e);
    }
  }
}
