package io.arbiter.app.process;

import io.arbiter.core.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;

/**
 * Adds to the description of the API what holds for all operations: the {@link SharedAnswers},
 * errors are problem documents, and a field without a value is null. The summaries and what is
 * special to an operation stand in the resource classes, longer descriptions in {@code
 * META-INF/openapi.yaml}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
  private static final String PROBLEM = "Problem";
  private static final String VIOLATION = "Violation";

  /** Classes of libraries, which no request and no answer has. */
  private static final List<String> INTERNAL =
      List.of(
          "FileItem",
          "FileStore",
          "FileSystem",
          "FormValue",
          "MediaType",
          "MultivaluedMapStringString",
          "Path",
          "UserPrincipalLookupService");

  private static final String SCHEMAS = "#/components/schemas/";

  private final SharedAnswers shared;

  /** Quarkus passes the classes of the application. */
  public ApiDescription(IndexView classes) {
    shared = new SharedAnswers(classes);
  }

  @Override
  public void filterOpenAPI(OpenAPI description) {
    Map<String, Schema> schemas = description.getComponents().getSchemas();
    schemas.values().forEach(ApiDescription::allowNulls);
    INTERNAL.forEach(description.getComponents()::removeSchema);
    // Of these the annotations name only classes of Java.
    description
        .getComponents()
        .addSchema("PyValue", pythonValue())
        .addSchema("MultipartFormDataInput", missionForm())
        .addSchema("OutboundSseEvent", text().description("An event; see the operation."))
        .addSchema(PROBLEM, problem())
        .addSchema(VIOLATION, violation());
    description
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((verb, operation) -> describeAnswers(path, verb, operation)));
  }

  private void describeAnswers(String path, PathItem.HttpMethod verb, Operation operation) {
    if (operation.getResponses() == null) {
      return;
    }
    shared.describe(path, verb, operation);
    operation.getResponses().addAPIResponse("default", problem("An error"));
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("4") || status.startsWith("5")) {
                response.setContent(problem("").getContent());
              } else if (status.equals("204")) {
                response.setContent(null);
              }
            });
  }

  static APIResponse problem(String description) {
    return answer(Problem.MEDIA_TYPE, PROBLEM).description(description);
  }

  static APIResponse json(String schema) {
    return answer("application/json", schema);
  }

  private static APIResponse answer(String type, String schema) {
    MediaType content = OASFactory.createMediaType().schema(reference(schema));
    return OASFactory.createAPIResponse()
        .content(OASFactory.createContent().addMediaType(type, content));
  }

  /** The fields of a request that must be there are listed as required; they are never null. */
  private static void allowNulls(Schema schema) {
    Map<String, Schema> properties = schema.getProperties();
    if (properties == null) {
      return;
    }
    List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
    properties.forEach(
        (name, property) -> {
          if (!required.contains(name)) {
            schema.addProperty(name, orNull(property));
          }
        });
  }

  private static Schema orNull(Schema schema) {
    Schema nothing = OASFactory.createSchema().addType(Schema.SchemaType.NULL);
    return OASFactory.createSchema().addAnyOf(schema).addAnyOf(nothing);
  }

  private static Schema pythonValue() {
    return OASFactory.createSchema()
        .description("A value of Python: JSON, with the tags of a bundle's tests.json.");
  }

  private static Schema missionForm() {
    return OASFactory.createSchema()
        .description("The parts of the form; the operation says more.")
        .addType(Schema.SchemaType.OBJECT)
        .required(List.of("slug"))
        .addProperty("mission", text().format("binary"))
        .addProperty("package", text().format("binary"))
        .addProperty(
            "solution",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .items(text().format("binary")))
        .addProperty("slug", text())
        .addProperty("title", text());
  }

  private static Schema problem() {
    return OASFactory.createSchema()
        .description(
            "A problem document of RFC 9457. Programs decide by its code; the reason and its values"
                + " are for wording it in any language.")
        .addType(Schema.SchemaType.OBJECT)
        .required(List.of("type", "title", "status", "detail", "instance", "code"))
        .addProperty("type", text())
        .addProperty("title", text())
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", text())
        .addProperty("instance", text())
        .addProperty("code", text())
        .addProperty("reason", text())
        .addProperty("values", OASFactory.createSchema().addType(Schema.SchemaType.OBJECT))
        .addProperty(
            "violations",
            OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(reference(VIOLATION)));
  }

  private static Schema violation() {
    return OASFactory.createSchema()
        .description("What is wrong with a field of a request, or with a line of a bundle's file.")
        .addType(Schema.SchemaType.OBJECT)
        .required(List.of("message"))
        .addProperty("field", text())
        .addProperty("file", text())
        .addProperty("line", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("message", text())
        .addProperty("reason", text())
        .addProperty("values", OASFactory.createSchema().addType(Schema.SchemaType.OBJECT));
  }

  static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }

  private static Schema reference(String name) {
    return OASFactory.createSchema().ref(SCHEMAS + name);
  }
}
