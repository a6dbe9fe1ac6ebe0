package io.arbiter.server.classroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.core.problem.Violation;
import io.arbiter.server.player.AddressThrottles;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Role;
import io.arbiter.server.player.mail.AccountInvitations;
import io.arbiter.server.player.mail.EmailResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes accounts and seats in a class for a list of pupils. Each line is a transaction, so a line
 * with a fault stops no other. A player who has an account already joins by the code alone.
 * Thread-safe.
 */
@ApplicationScoped
class Roster {
  /** What became of a line. */
  enum Result {
    /** There is a new account, with a seat in the class. */
    MADE,
    /** The player is in the class already. */
    MEMBER,
    FAULT
  }

  /**
   * What became of a line.
   *
   * @param line its number in the list, from 1
   * @param link where the player chooses the first password; null if there is nothing to choose
   * @param mailed whether such a link was sent to the address of the line
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      int line,
      String name,
      Result result,
      @Nullable URI link,
      boolean mailed,
      @Nullable Violation fault) {
    static Entry fault(RosterRow row, Violation fault) {
      return new Entry(row.line(), row.name(), Result.FAULT, null, false, fault);
    }
  }

  /** Who sends the list: a teacher, from an address, with languages for the mails. */
  record Sender(UUID teacher, String address, LanguagePreference languages) {}

  private final Classes classes;
  private final Members members;
  private final PlayerStore players;
  private final AccountInvitations invitations;
  private final AddressThrottles throttles;
  private final Validator validator;

  Roster(
      Classes classes,
      Members members,
      PlayerStore players,
      AccountInvitations invitations,
      AddressThrottles throttles,
      Validator validator) {
    this.classes = classes;
    this.members = members;
    this.players = players;
    this.invitations = invitations;
    this.throttles = throttles;
    this.validator = validator;
  }

  /**
   * Adds the pupils of a list, and says for each line what became of it. The same list can be sent
   * again.
   */
  List<Entry> add(UUID classroom, Sender sender, byte[] csv) {
    classes.seat(classroom, sender.teacher()).requireTeacher().requireActive();
    return RosterRow.read(csv).stream().map(row -> add(classroom, sender, row)).toList();
  }

  private Entry add(UUID classroom, Sender sender, RosterRow row) {
    if (row.fault() != null) {
      return Entry.fault(row, row.fault());
    }
    if (!row.email().isEmpty()
        && !validator.validateValue(EmailResource.Address.class, "email", row.email()).isEmpty()) {
      return Entry.fault(row, ProblemReason.NO_EMAIL.violation("email"));
    }
    try {
      Optional<Player> known = players.find(row.name());
      return known.isPresent() ? known(classroom, row, known.get()) : made(classroom, sender, row);
    } catch (ProblemException e) {
      return Entry.fault(row, e.violation("name"));
    }
  }

  private Entry known(UUID classroom, RosterRow row, Player player) {
    if (!members.contains(classroom, player.id())) {
      return Entry.fault(row, ProblemReason.NAME_NOT_IN_CLASS.violation("name", row.name()));
    }
    URI link = invitations.inviteAgain(player.id()).orElse(null);
    return new Entry(row.line(), player.name(), Result.MEMBER, link, false, null);
  }

  private Entry made(UUID classroom, Sender sender, RosterRow row) {
    throttles.countRegistration(sender.address());
    record Made(Player player, URI link) {}
    Made made =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  classes.lock(classroom, sender.teacher());
                  Player player = players.add(row.name(), null, List.of(Role.PLAYER));
                  members.add(classroom, player.id());
                  return new Made(player, invitations.invite(player.id()));
                });
    boolean mailed =
        !row.email().isEmpty() && invitations.mail(made.player(), row.email(), sender.languages());
    return new Entry(row.line(), row.name(), Result.MADE, made.link(), mailed, null);
  }
}
