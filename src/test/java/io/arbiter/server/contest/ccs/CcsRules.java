package io.arbiter.server.contest.ccs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.json.Codec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the Contest API 2023-06 demands of a feed: forms, required fields, and references to objects
 * that are there.
 */
public final class CcsRules {
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "id", Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,34}[A-Za-z0-9_-])?"),
          "text", Pattern.compile(".+"),
          "time",
              Pattern.compile(
                  "\\d{4}-\\d\\d-\\d\\dT\\d\\d:[0-5]\\d:[0-5]\\d(\\.\\d{3})?(Z|[+-]\\d\\d(:\\d\\d)?)"),
          "reltime", Pattern.compile("-?([1-9]\\d*)?\\d:[0-5]\\d:[0-5]\\d(\\.\\d{3})?"),
          "boolean", Pattern.compile("true|false"),
          "integer", Pattern.compile("\\d+"),
          "number", Pattern.compile("\\d+(\\.\\d+)?"),
          "board", Pattern.compile("pass-fail|score"),
          "list", Pattern.compile("\\[.*]"),
          "type", Pattern.compile("AC|WA|RTE|TLE|MLE|OLE|SV|CE|JE"));

  /** The fields of each type; a question mark follows those that may be null or missing. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "contest",
          "id:id name:text start_time:time duration:reltime scoreboard_freeze_duration:reltime?"
              + " scoreboard_type:board penalty_time:integer?",
          "judgement-types",
          "id:type name:text penalty:boolean solved:boolean",
          "languages",
          "id:id name:text entry_point_required:boolean extensions:list",
          "problems",
          "id:id label:text name:text ordinal:integer time_limit:number test_data_count:integer"
              + " max_score:number?",
          "teams",
          "id:id name:text label:text hidden:boolean",
          "persons",
          "id:id team_ids:teams name:text role:text",
          "clarifications",
          "id:id from_team_id:teams? to_team_id:teams? reply_to_id:clarifications?"
              + " problem_id:problems? text:text time:time contest_time:reltime",
          "submissions",
          "id:id language_id:languages problem_id:problems team_id:teams time:time"
              + " contest_time:reltime files:list",
          "judgements",
          "id:id submission_id:submissions judgement_type_id:judgement-types score:number?"
              + " start_time:time start_contest_time:reltime end_time:time"
              + " end_contest_time:reltime",
          "state",
          "started:time? ended:time? frozen:time? thawed:time? finalized:time?"
              + " end_of_updates:time?");

  private static final List<String> SINGLE = List.of("contest", "state");

  private final Map<String, Map<String, JsonNode>> objects = new HashMap<>();

  /** What a reader has after these lines. */
  public static CcsRules read(Stream<String> lines) {
    CcsRules rules = new CcsRules();
    lines.filter(line -> !line.isEmpty()).forEach(rules::take);
    return rules;
  }

  /** The objects of a type by their ids; of a single one the id is its type. */
  public Map<String, JsonNode> all(String type) {
    return objects.computeIfAbsent(type, _ -> new HashMap<>());
  }

  private void take(String line) {
    JsonNode event = Codec.fromJson(line, JsonNode.class);
    String type = event.path("type").asText();
    JsonNode data = event.path("data");
    assertThat(FIELDS).as(line).containsKey(type);
    assertThat(event.path("token").asText()).as(line).isNotEmpty();
    assertThat(fields(event)).as(line).containsExactlyInAnyOrder("type", "id", "data", "token");
    if (SINGLE.contains(type)) {
      assertThat(event.path("id").isNull()).as(line).isTrue();
      all(type).put(type, checked(type, data));
    } else if (data.isArray()) {
      assertThat(event.path("id").isNull()).as(line).isTrue();
      all(type).clear();
      data.forEach(one -> all(type).put(one.path("id").asText(), checked(type, one)));
    } else if (data.isNull()) {
      assertThat(all(type).remove(event.path("id").asText())).as(line).isNotNull();
    } else {
      assertThat(data.path("id")).as(line).isEqualTo(event.path("id"));
      all(type).put(data.path("id").asText(), checked(type, data));
    }
  }

  private static Set<String> fields(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private JsonNode checked(String type, JsonNode object) {
    Set<String> rest = fields(object);
    for (String field : FIELDS.get(type).split(" ", -1)) {
      String name = field.substring(0, field.indexOf(':'));
      String form = field.substring(name.length() + 1).replace("?", "");
      rest.remove(name);
      JsonNode value = object.path(name);
      if (value.isMissingNode() || value.isNull()) {
        assertThat(field).as(object.toString()).endsWith("?");
      } else if (FORMS.containsKey(form)) {
        String text = value.isTextual() ? value.asText() : value.toString();
        assertThat(text).as("%s of %s", name, object).matches(FORMS.get(form));
        assertThat(value.isTextual())
            .as("%s of %s", name, object)
            .isNotEqualTo(Set.of("boolean", "integer", "number", "list").contains(form));
      } else {
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
          assertThat(all(form)).as("%s of %s", name, object).containsKey(one.asText());
        }
      }
    }
    assertThat(rest).as("unknown fields of %s", object).isEmpty();
    return object;
  }
}
