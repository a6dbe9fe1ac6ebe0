package io.arbiter.server.classroom;

import static io.arbiter.server.classroom.TestClassroom.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.arbiter.SameMoment;
import io.arbiter.ServerTest;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL. */
@ServerTest
class MembersTest {
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

  @Inject AgroalDataSource source;
  @Inject Classes classes;
  @Inject Members members;
  @Inject ClassData data;
  @Inject ClassViews views;
  @Inject ObjectMapper json;
  @Inject ClassQueries queries;

  private TestClassroom test;
  private UUID tess;
  private UUID ada;
  private UUID bob;
  private UUID id;
  private String code;

  @BeforeEach
  void aClassWithoutMembers() {
    test = new TestClassroom(source);
    tess = test.teacher("tess");
    ada = test.player("ada");
    bob = test.player("bob");
    id = classes.add(tess, "Loops");
    code = classes.code(classes.seat(id, tess));
  }

  private PageRequest page(int limit, String after) {
    PageRequest request = new PageRequest();
    request.limit = Integer.toString(limit);
    request.after = after;
    return request;
  }

  @Test
  void aPlayerWithTheCodeJoinsOnceAndLeaves() {
    assertThat(members.invitation(ada, code))
        .isEqualTo(new Members.Invitation(id, "Loops", "tess", false));
    assertThat(members.join(id, ada, code.toLowerCase(java.util.Locale.ROOT))).isTrue();
    assertThat(members.join(id, ada, code)).isFalse();
    assertThat(members.invitation(ada, code).seated()).isTrue();
    assertThat(members.of(classes.seat(id, ada))).containsExactly(new Members.Member("ada", null));
    assertThat(members.of(classes.seat(id, tess)).getFirst().joinedAt()).isNotNull();
    assertThat(classes.page(ada, page(1, null)).items().getFirst().members()).isEqualTo(1);
    members.remove(id, ada, "ADA");
    assertRefused(() -> classes.seat(id, ada)).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(members.of(classes.seat(id, tess))).isEmpty();
  }

  @Test
  void onlyTheTeacherRemovesOthers() {
    members.join(id, ada, code);
    members.join(id, bob, code);
    assertRefused(() -> members.remove(id, ada, "bob")).isEqualTo(ErrorCode.FORBIDDEN);
    assertRefused(() -> members.remove(id, ada, "none")).isEqualTo(ErrorCode.FORBIDDEN);
    assertRefused(() -> members.remove(id, tess, "none")).isEqualTo(ErrorCode.NOT_FOUND);
    members.remove(id, tess, "bob");
    assertThat(members.of(classes.seat(id, ada))).containsExactly(new Members.Member("ada", null));
    assertRefused(() -> members.remove(id, bob, "bob")).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void aWrongCodeTellsNothingAndTenAreTooMany() {
    UUID guesser = test.player("guesser");
    assertRefused(() -> members.join(UUID.randomUUID(), guesser, code))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertRefused(() -> members.join(id, guesser, "0000-0000-0000")).isEqualTo(ErrorCode.NOT_FOUND);
    for (int i = 2; i < Members.WRONG_CODES; i++) {
      assertRefused(() -> members.invitation(guesser, "no code")).isEqualTo(ErrorCode.NOT_FOUND);
    }
    assertRefused(() -> members.invitation(guesser, code)).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
    assertRefused(() -> members.join(id, guesser, code)).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
    assertThat(members.join(id, ada, code)).isTrue();
  }

  @Test
  void aNewCodeReplacesTheOneBefore() {
    members.join(id, ada, code);
    classes.replaceCode(id, tess);
    assertRefused(() -> members.join(id, bob, code)).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(members.join(id, bob, classes.code(classes.seat(id, tess)))).isTrue();
    assertThat(members.of(classes.seat(id, tess))).hasSize(2);
  }

  @Test
  void anArchivedClassCanBeReadAndLeft() {
    members.join(id, ada, code);
    classes.archive(id, tess);
    assertRefused(() -> members.join(id, bob, code)).isEqualTo(ErrorCode.CONFLICT);
    assertRefused(() -> members.invitation(bob, code)).isEqualTo(ErrorCode.NOT_FOUND);
    assertRefused(() -> classes.rename(id, tess, "x")).isEqualTo(ErrorCode.CONFLICT);
    assertRefused(() -> classes.replaceCode(id, tess)).isEqualTo(ErrorCode.CONFLICT);
    assertRefused(() -> classes.archive(id, tess)).isEqualTo(ErrorCode.CONFLICT);
    assertThat(classes.seat(id, ada).archivedAt()).isNotNull();
    members.remove(id, ada, "ada");
    assertThat(classes.count(ada)).isZero();
  }

  @Test
  void aClassIsFullAtTheLimitEvenIfPlayersJoinAtOnce() throws Exception {
    for (int i = 1; i < Members.MOST_MEMBERS; i++) {
      test.join(id, test.player("m" + i), THEN);
    }
    List<UUID> others = IntStream.range(0, 8).mapToObj(i -> test.player("other" + i)).toList();
    assertThat(SameMoment.accepted(8, i -> members.join(id, others.get(i), code))).isEqualTo(1);
    assertRefused(() -> members.join(id, ada, code)).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void theTeacherIsNoMember() {
    assertRefused(() -> members.join(id, tess, code)).isEqualTo(ErrorCode.CONFLICT);
    assertThat(members.invitation(tess, code).seated()).isTrue();
  }

  @Test
  void membersChangeNothing() {
    members.join(id, ada, code);
    assertRefused(() -> classes.rename(id, ada, "x")).isEqualTo(ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.replaceCode(id, ada)).isEqualTo(ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.archive(id, ada)).isEqualTo(ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.delete(id, ada)).isEqualTo(ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.code(classes.seat(id, ada))).isEqualTo(ErrorCode.FORBIDDEN);
    assertRefused(() -> classes.delete(id, bob)).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void theListHasOwnClassesOnlyTheNewestFirst() {
    members.join(id, ada, code);
    UUID second = classes.add(tess, "Strings");
    classes.add(test.teacher("other"), "Hidden");
    classes.rename(second, tess, "Texts");
    var first = classes.page(tess, page(1, null));
    assertThat(first.items()).extracting(one -> one.seat().name()).containsExactly("Texts");
    assertThat(first.items().getFirst().seat().teaches()).isTrue();
    assertThat(classes.page(tess, page(1, first.next())).items())
        .extracting(one -> one.seat().name())
        .containsExactly("Loops");
    assertThat(classes.page(ada, page(5, null)).items())
        .extracting(Classes.ClassSummary::seat)
        .extracting(Seat::id, Seat::teacher, Seat::teaches)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(id, "tess", false));
    assertThat(classes.count(tess)).isEqualTo(2);
  }

  @Test
  void theJsonOfAClassIsFlat() {
    assertThat(json.valueToTree(views.of(id, tess)).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id name teacher teaches code createdAt archivedAt members assignments".split(" "));
    assertThat(json.valueToTree(classes.page(tess, page(1, null)).items().getFirst()).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id name teacher teaches members createdAt archivedAt".split(" "));
  }

  @Test
  void aTeacherHasLimitedClasses() {
    for (int i = 1; i < Classes.MOST_CLASSES; i++) {
      test.classroom(tess);
    }
    assertRefused(() -> classes.add(tess, "one more")).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void whoLosesTheRoleSeesNothingMore() {
    members.join(id, ada, code);
    test.database().update("update player set roles = '{player}' where id = ?", tess);
    assertRefused(() -> classes.seat(id, tess)).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(classes.count(tess)).isZero();
    assertThat(classes.seat(id, ada).teaches()).isFalse();
  }

  @Test
  void aClassGoesWithItsTeacherAndAMemberWithTheAccount() {
    members.join(id, ada, code);
    test.join(id, bob, THEN);
    UUID assigned = test.assignment(id, THEN, test.puzzle("easy"));
    assertThat(queries.export(ada, new UUID(0, 0), 10))
        .extracting(ClassData.ExportedClass::name, ClassData.ExportedClass::teaches)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Loops", false));
    QuarkusTransaction.requiringNew().run(() -> data.remove(ada));
    assertThat(members.of(classes.seat(id, bob))).containsExactly(new Members.Member("bob", null));
    QuarkusTransaction.requiringNew().run(() -> data.remove(tess));
    for (String table : new String[] {"classroom", "classroom_member", "assignment_puzzle"}) {
      assertThat(test.database().one(Long.class, "select count(*) from " + table)).isZero();
    }
    assertThat(test.database().list(UUID.class, "select id from assignment where id = ?", assigned))
        .isEmpty();
  }
}
