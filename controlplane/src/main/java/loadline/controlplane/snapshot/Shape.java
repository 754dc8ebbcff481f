package loadline.controlplane.snapshot;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import loadline.core.Rule;

/** How values of one class of the core are taken apart and made again: a record by its components, an enum by its constants. */
final class Shape {
    private static final String HOME = "loadline.core.";

    private final Class<?> type;
    private final Object[] constants;
    private final Method[] parts;
    private final Constructor<?> canonical;

    private Shape(Class<?> type, Object[] constants, Method[] parts, Constructor<?> canonical) {
        this.type = type;
        this.constants = constants;
        this.parts = parts;
        this.canonical = canonical;
    }

    /** @throws IllegalArgumentException unless it is a public record or enum of the core */
    static Shape of(Class<?> type) {
        Rule.require(type.getName().startsWith(HOME), () -> "a snapshot holds values of the core, not of `" + type.getName() + "`");
        if (type.isEnum()) {
            return new Shape(type, type.getEnumConstants(), new Method[0], null);
        }
        Rule.require(type.isRecord(), () -> "a snapshot holds records and constants; `" + type.getName() + "` is neither");
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return new Shape(type, new Object[0], Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new), type.getConstructor(types));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("`" + type.getName() + "` cannot be made by others", e);
        }
    }

    /** The class of that name. @throws IllegalArgumentException as {@link #of}, or if there is none */
    static Shape named(String name) {
        Rule.require(name.startsWith(HOME), () -> "a snapshot holds values of the core, not of `" + name + "`");
        try {
            return of(Class.forName(name, false, Shape.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("there is no class `" + name + "`", e);
        }
    }

    Class<?> type() {
        return type;
    }

    String name() {
        return type.getName();
    }

    /** Whether it is a record of nothing but a text. */
    boolean isName() {
        return parts.length == 1 && parts[0].getReturnType() == String.class;
    }

    int size() {
        return parts.length;
    }

    Object part(Object record, int index) {
        try {
            return parts[index].invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("`" + name() + "` does not show its parts", e);
        }
    }

    /** The record of these parts, checked by its own constructor. */
    Object make(Object... made) {
        try {
            return canonical.newInstance(made);
        } catch (InvocationTargetException | InstantiationException | IllegalAccessException e) {
            throw new IllegalArgumentException("these are no parts of a `" + name() + "`", e);
        }
    }

    Object constant(int ordinal) {
        return constants[ordinal];
    }
}
