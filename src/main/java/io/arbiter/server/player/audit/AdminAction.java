package io.arbiter.server.player.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an admin did, and to what. An entry's details are the components as JSON, so no component
 * may hold source code or a secret.
 */
public sealed interface AdminAction {
  /** The kind of the action; entries are filtered by it. */
  Kind kind();

  /**
   * The id of a player, submission, publication, comment, contest or record, or the slug of a
   * puzzle.
   */
  String subject();

  /** The player whom the action is about; null if it is about no player. */
  default @Nullable UUID about() {
    return null;
  }

  /** The kinds of actions. The names are stored. */
  enum Kind {
    ROLES_SET,
    SUSPENDED,
    SUSPENSION_LIFTED,
    QUOTA_SET,
    QUOTA_REMOVED,
    PUBLICATION_HIDDEN,
    PUBLICATION_SHOWN,
    COMMENT_HIDDEN,
    COMMENT_SHOWN,
    SUBMISSION_REJUDGED,
    PUZZLE_REJUDGED,
    REJUDGING_APPLIED,
    RECORD_RETRIED,
    VERSION_PUBLISHED,
    VERSION_RETIRED,
    VERSION_RESTORED,
    CONTEST_CHANGED,
    CONTEST_UNFROZEN,
    CONTEST_DELETED
  }

  /** An action on a player. */
  sealed interface OnPlayer extends AdminAction {
    UUID player();

    @Override
    default String subject() {
      return player().toString();
    }

    @Override
    default UUID about() {
      return player();
    }
  }

  /** Roles were given or taken. */
  record RolesSet(UUID player, List<String> before, List<String> after) implements OnPlayer {
    public RolesSet {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    @Override
    public Kind kind() {
      return Kind.ROLES_SET;
    }
  }

  /** A player was suspended. */
  record Suspended(UUID player, String reason, @Nullable Instant until) implements OnPlayer {
    @Override
    public Kind kind() {
      return Kind.SUSPENDED;
    }
  }

  /** A suspension was lifted. */
  record SuspensionLifted(UUID player) implements OnPlayer {
    @Override
    public Kind kind() {
      return Kind.SUSPENSION_LIFTED;
    }
  }

  /** A player got quotas of its own; null where the setting holds. */
  record QuotaSet(
      UUID player,
      @Nullable Integer inFlight,
      @Nullable Integer perMinute,
      @Nullable Integer perDay)
      implements OnPlayer {
    @Override
    public Kind kind() {
      return Kind.QUOTA_SET;
    }
  }

  /** The settings' quotas hold for a player again. */
  record QuotaRemoved(UUID player) implements OnPlayer {
    @Override
    public Kind kind() {
      return Kind.QUOTA_REMOVED;
    }
  }

  /**
   * A publication was hidden or shown again.
   *
   * @param reason null when it was shown again
   */
  record PublicationModerated(UUID publication, UUID player, @Nullable String reason)
      implements AdminAction {
    @Override
    public Kind kind() {
      return reason == null ? Kind.PUBLICATION_SHOWN : Kind.PUBLICATION_HIDDEN;
    }

    @Override
    public String subject() {
      return publication.toString();
    }

    @Override
    public UUID about() {
      return player;
    }
  }

  /**
   * A comment was hidden or shown again.
   *
   * @param reason null when it was shown again
   */
  record CommentModerated(UUID comment, UUID player, @Nullable String reason)
      implements AdminAction {
    @Override
    public Kind kind() {
      return reason == null ? Kind.COMMENT_SHOWN : Kind.COMMENT_HIDDEN;
    }

    @Override
    public String subject() {
      return comment.toString();
    }

    @Override
    public UUID about() {
      return player;
    }
  }

  /** A submission is judged again. */
  record SubmissionRejudged(UUID submission, UUID rejudging) implements AdminAction {
    @Override
    public Kind kind() {
      return Kind.SUBMISSION_REJUDGED;
    }

    @Override
    public String subject() {
      return submission.toString();
    }
  }

  /** All submissions to a puzzle are judged again. */
  record PuzzleRejudged(String puzzle, int version, boolean apply, UUID rejudging)
      implements AdminAction {
    @Override
    public Kind kind() {
      return Kind.PUZZLE_REJUDGED;
    }

    @Override
    public String subject() {
      return puzzle;
    }
  }

  /** The results of a dry run are applied. */
  record RejudgingApplied(String puzzle, UUID rejudging) implements AdminAction {
    @Override
    public Kind kind() {
      return Kind.REJUDGING_APPLIED;
    }

    @Override
    public String subject() {
      return puzzle;
    }
  }

  /** A record that could not be delivered is sent again. */
  record RecordRetried(UUID record, String topic, String key) implements AdminAction {
    @Override
    public Kind kind() {
      return Kind.RECORD_RETRIED;
    }

    @Override
    public String subject() {
      return record.toString();
    }
  }

  /** A version of another author's puzzle was published, retired or restored. */
  record VersionChanged(Kind kind, String puzzle, int version) implements AdminAction {
    @Override
    public String subject() {
      return puzzle;
    }
  }

  /** Another organiser's contest was changed, unfrozen by a step or altogether, or deleted. */
  record ContestManaged(Kind kind, UUID contest, String title) implements AdminAction {
    @Override
    public String subject() {
      return contest.toString();
    }
  }
}
