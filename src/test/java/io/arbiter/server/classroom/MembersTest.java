package io.arbiter.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.problem.ErrorCode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class MembersTest extends ClassroomDatabase {
  @Inject Members members;
  @Inject ClassData data;
  @Inject ClassViews views;
  @Inject ObjectMapper json;
  @Inject ClassQueries queries;

  private String code;

  @BeforeEach
  void aClassWithoutMembers() {
    id = classes.add(tess, "Loops");
    code = classes.code(classes.seat(id, tess));
  }

  @Test
  void aPlayerWithTheCodeJoinsOnceAndLeaves() {
    assertThat(members.invitation(ada, code))
        .isEqualTo(new Members.Invitation(id, "Loops", "tess", false));
    assertThat(members.join(id, ada, code.toLowerCase(Locale.ROOT))).isTrue();
    assertThat(members.join(id, ada, code)).isFalse();
    assertThat(members.invitation(ada, code).seated()).isTrue();
    assertThat(members.of(classes.seat(id, ada))).containsExactly(new Members.Member("ada", null));
    assertThat(members.of(classes.seat(id, tess)).getFirst().joinedAt()).isNotNull();
    assertThat(classes.page(ada, page(1)).items().getFirst().members()).isEqualTo(1);
    members.remove(id, ada, "ADA");
    assertRefused(() -> classes.seat(id, ada), ErrorCode.NOT_FOUND);
    assertThat(members.of(classes.seat(id, tess))).isEmpty();
  }

  @Test
  void onlyTheTeacherRemovesOthers() {
    members.join(id, ada, code);
    members.join(id, bob, code);
    assertRefused(() -> members.remove(id, ada, "bob"), ErrorCode.FORBIDDEN);
    assertRefused(() -> members.remove(id, ada, "none"), ErrorCode.FORBIDDEN);
    assertRefused(() -> members.remove(id, tess, "none"), ErrorCode.NOT_FOUND);
    members.remove(id, tess, "bob");
    assertThat(members.of(classes.seat(id, ada))).containsExactly(new Members.Member("ada", null));
    assertRefused(() -> members.remove(id, bob, "bob"), ErrorCode.NOT_FOUND);
  }

  @Test
  void aWrongCodeTellsNothingAndTenAreTooMany() {
    UUID guesser = player("guesser");
    assertRefused(() -> members.join(UUID.randomUUID(), guesser, code), ErrorCode.NOT_FOUND);
    assertRefused(() -> members.join(id, guesser, "0000-0000-0000"), ErrorCode.NOT_FOUND);
    for (int i = 2; i < Members.WRONG_CODES; i++) {
      assertRefused(() -> members.invitation(guesser, "no code"), ErrorCode.NOT_FOUND);
    }
    assertRefused(() -> members.invitation(guesser, code), ErrorCode.TOO_MANY_REQUESTS);
    assertRefused(() -> members.join(id, guesser, code), ErrorCode.TOO_MANY_REQUESTS);
    assertThat(members.join(id, ada, code)).isTrue();
  }

  @Test
  void aNewCodeReplacesTheOneBefore() {
    members.join(id, ada, code);
    classes.replaceCode(id, tess);
    assertRefused(() -> members.join(id, bob, code), ErrorCode.NOT_FOUND);
    assertThat(members.join(id, bob, classes.code(classes.seat(id, tess)))).isTrue();
    assertThat(members.of(classes.seat(id, tess))).hasSize(2);
  }

  @Test
  void anArchivedClassCanBeReadAndLeft() {
    members.join(id, ada, code);
    classes.archive(id, tess);
    assertRefused(() -> members.join(id, bob, code), ErrorCode.CONFLICT);
    assertRefused(() -> members.invitation(bob, code), ErrorCode.NOT_FOUND);
    assertRefused(() -> classes.rename(id, tess, "x"), ErrorCode.CONFLICT);
    assertRefused(() -> classes.replaceCode(id, tess), ErrorCode.CONFLICT);
    assertRefused(() -> classes.archive(id, tess), ErrorCode.CONFLICT);
    assertThat(classes.seat(id, ada).archivedAt()).isNotNull();
    members.remove(id, ada, "ada");
    assertThat(classes.count(ada)).isZero();
  }

  @Test
  void aClassIsFullAtTheLimitEvenIfPlayersJoinAtOnce() throws Exception {
    joinMany(id, Members.MOST_MEMBERS - 1);
    List<UUID> others = IntStream.range(0, 8).mapToObj(i -> player("other" + i)).toList();
    assertThat(SameMoment.accepted(8, i -> members.join(id, others.get(i), code))).isEqualTo(1);
    assertRefused(() -> members.join(id, ada, code), ErrorCode.CONFLICT);
  }

  @Test
  void theTeacherIsNoMemberAndMembersChangeNothing() {
    assertRefused(() -> members.join(id, tess, code), ErrorCode.CONFLICT);
    assertThat(members.invitation(tess, code).seated()).isTrue();
    members.join(id, ada, code);
    assertRefused(() -> classes.rename(id, ada, "x"), ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.replaceCode(id, ada), ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.archive(id, ada), ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.delete(id, ada), ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.code(classes.seat(id, ada)), ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.delete(id, bob), ErrorCode.NOT_FOUND);
  }

  @Test
  void theListHasOwnClassesOnlyTheNewestFirstUpToTheLimit() {
    members.join(id, ada, code);
    UUID second = classes.add(tess, "Strings");
    classes.add(player("other", "player", "teacher"), "Hidden");
    classes.rename(second, tess, "Texts");
    assertThat(allPages(1, request -> classes.page(tess, request)))
        .extracting(one -> one.seat().name(), one -> one.seat().teaches())
        .containsExactly(tuple("Texts", true), tuple("Loops", true));
    assertThat(classes.page(ada, page(5)).items())
        .extracting(Classes.ClassSummary::seat)
        .extracting(Seat::id, Seat::teacher, Seat::teaches)
        .containsExactly(tuple(id, "tess", false));
    assertThat(classes.count(tess)).isEqualTo(2);
    for (int i = 2; i < Classes.MOST_CLASSES; i++) {
      classroom(tess);
    }
    assertRefused(() -> classes.add(tess, "one more"), ErrorCode.CONFLICT);
  }

  @Test
  void theJsonOfAClassIsFlat() {
    assertFields(
        json.valueToTree(views.of(id, tess)),
        "id name teacher teaches code createdAt archivedAt members assignments");
    assertFields(
        json.valueToTree(classes.page(tess, page(1)).items().getFirst()),
        "id name teacher teaches members createdAt archivedAt");
  }

  @Test
  void whoLosesTheRoleSeesNothingMore() {
    members.join(id, ada, code);
    database.update("update player set roles = '{player}' where id = ?", tess);
    assertRefused(() -> classes.seat(id, tess), ErrorCode.NOT_FOUND);
    assertThat(classes.count(tess)).isZero();
    assertThat(classes.seat(id, ada).teaches()).isFalse();
  }

  @Test
  void aClassGoesWithItsTeacherAndAMemberWithTheAccount() {
    members.join(id, ada, code);
    join(id, bob, THEN);
    assignment(id, THEN, puzzle("easy"));
    assertThat(queries.export(ada, new UUID(0, 0), 10))
        .extracting(ClassData.ExportedClass::name, ClassData.ExportedClass::teaches)
        .containsExactly(tuple("Loops", false));
    inTransaction(() -> data.remove(ada));
    assertThat(members.of(classes.seat(id, bob))).containsExactly(new Members.Member("bob", null));
    inTransaction(() -> data.remove(tess));
    for (String table :
        List.of("classroom", "classroom_member", "assignment", "assignment_puzzle")) {
      assertThat(count(table)).as(table).isZero();
    }
  }
}
