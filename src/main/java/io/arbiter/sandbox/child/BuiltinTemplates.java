package io.arbiter.sandbox.child;

import com.oracle.graal.python.PythonLanguage;
import com.oracle.graal.python.builtins.BoundBuiltinCallable;
import com.oracle.graal.python.builtins.Python3Core;
import com.oracle.graal.python.builtins.PythonBuiltinClassType;
import com.oracle.graal.python.builtins.PythonBuiltins;
import com.oracle.graal.python.builtins.objects.PNone;
import com.oracle.graal.python.builtins.objects.function.PBuiltinFunction;
import com.oracle.graal.python.builtins.objects.getsetdescriptor.GetSetDescriptor;
import com.oracle.graal.python.builtins.objects.method.PBuiltinMethod;
import com.oracle.graal.python.builtins.objects.method.PDecoratedMethod;
import com.oracle.graal.python.builtins.objects.module.PythonModule;
import com.oracle.graal.python.builtins.objects.object.PythonObject;
import com.oracle.graal.python.builtins.objects.type.PythonBuiltinClass;
import com.oracle.graal.python.builtins.objects.type.TpSlots;
import com.oracle.graal.python.nodes.SpecialAttributeNames;
import com.oracle.graal.python.runtime.object.PFactory;
import com.oracle.truffle.api.object.DynamicObjectLibrary;
import com.oracle.truffle.api.strings.TruffleString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions and operators of the engine's types and modules. The engine works each of them out
 * from annotations for each context. Here the child's first context does that, and each context
 * gets copies, which saves half of a context's CPU time. No guest can reach a template. A child has
 * one engine, and builds one context at a time.
 */
public final class BuiltinTemplates {
  private static final Map<Class<?>, Map<TruffleString, BoundBuiltinCallable<?>>> FUNCTIONS =
      new HashMap<>();

  private static final Map<List<Object>, List<Attribute>> ATTRIBUTES = new HashMap<>();

  private static final DynamicObjectLibrary DOC = remembering(8);

  /**
   * An attribute of a type or a module.
   *
   * @param writer remembers where objects of this kind have the attribute
   */
  private record Attribute(TruffleString name, Object template, DynamicObjectLibrary writer) {
    Attribute(TruffleString name, Object template) {
      this(name, template, remembering(1));
    }
  }

  private BuiltinTemplates() {}

  private static DynamicObjectLibrary remembering(int limit) {
    return DynamicObjectLibrary.getFactory().createDispatched(limit);
  }

  /**
   * More than 0 if functions need not be worked out.
   *
   * @param own the functions that this object has worked out
   */
  public static int known(Map<TruffleString, BoundBuiltinCallable<?>> own, PythonBuiltins all) {
    return FUNCTIONS.containsKey(all.getClass()) ? 1 : own.size();
  }

  /** Adds functions to a type or a module. */
  public static void addFunctions(
      Map<TruffleString, BoundBuiltinCallable<?>> own,
      PythonObject owner,
      PythonLanguage language,
      PythonBuiltins all) {
    Object kind = owner instanceof PythonBuiltinClass type ? type.getType() : PythonModule.class;
    List<Attribute> attributes =
        ATTRIBUTES.computeIfAbsent(
            List.of(all.getClass(), kind),
            _ ->
                FUNCTIONS.computeIfAbsent(all.getClass(), _ -> own).entrySet().stream()
                    .map(function -> new Attribute(function.getKey(), function.getValue()))
                    .toList());
    add(attributes, owner, language);
  }

  /** Adds operators to a type. */
  public static void addOperators(
      Python3Core core, PythonBuiltinClassType type, PythonBuiltinClass owner) {
    PythonLanguage language = core.getLanguage();
    List<Attribute> known = ATTRIBUTES.get(List.of(type));
    if (known != null) {
      add(known, owner, language);
      return;
    }
    Set<TruffleString> before = new HashSet<>(owner.getAttributeNames());
    TpSlots.addOperatorsToBuiltin(core, type, owner);
    List<Attribute> added =
        owner.getAttributeNames().stream()
            .filter(name -> !before.contains(name))
            .map(name -> new Attribute(name, copy(owner.getAttribute(name), owner, language)))
            .toList();
    ATTRIBUTES.put(List.of(type), added);
  }

  private static void add(List<Attribute> attributes, PythonObject owner, PythonLanguage language) {
    for (Attribute attribute : attributes) {
      attribute.writer.put(owner, attribute.name, copy(attribute.template, owner, language));
    }
  }

  private static Object copy(Object template, PythonObject owner, PythonLanguage language) {
    if (owner instanceof PythonBuiltinClass type) {
      return copy(template, type.getType(), language);
    }
    PBuiltinFunction function = (PBuiltinFunction) template;
    return PFactory.createBuiltinMethod(language, owner, function(function, null, language));
  }

  private static Object copy(
      Object template, PythonBuiltinClassType type, PythonLanguage language) {
    return switch (template) {
      case PBuiltinFunction function -> function(function, type, language);
      case GetSetDescriptor field ->
          PFactory.createGetSetDescriptor(
              language,
              accessor(field.getGet(), language),
              accessor(field.getSet(), language),
              field.getName(),
              type,
              field.allowsDelete());
      case PDecoratedMethod method -> method.boundToObject(type, language);
      // Only the method __new__ is none of a class or of an object.
      case PBuiltinMethod method -> {
        PBuiltinFunction function = method.getBuiltinFunction();
        yield PFactory.createNewWrapper(
            language,
            type,
            function.getDefaults(),
            function.getKwDefaults(),
            function.getCallTarget(),
            function.getSlot());
      }
      // An operator that the type does not have.
      case PNone none -> none;
      default -> throw new IllegalStateException("an unknown kind: " + template.getClass());
    };
  }

  private static @Nullable Object accessor(@Nullable Object function, PythonLanguage language) {
    return function == null ? null : function((PBuiltinFunction) function, null, language);
  }

  private static PBuiltinFunction function(
      PBuiltinFunction template, @Nullable PythonBuiltinClassType type, PythonLanguage language) {
    PBuiltinFunction copy = PFactory.createBuiltinFunction(language, template, type);
    Object doc = DOC.getOrDefault(template, SpecialAttributeNames.T___DOC__, PNone.NONE);
    DOC.put(copy, SpecialAttributeNames.T___DOC__, doc);
    return copy;
  }
}
