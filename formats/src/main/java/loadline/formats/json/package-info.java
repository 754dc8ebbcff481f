/**
 * JSON with one text for each value: RFC 8785 without fractions and exponents.
 *
 * <ul>
 *   <li>{@link loadline.formats.json.Json}: a value: {@code {"n":3,"name":"x"}};
 *   <li>{@link loadline.formats.json.CanonicalJson}: value to bytes;
 *   <li>{@link loadline.formats.json.StrictJson}: bytes to value; whatever two readers might read differently is refused;
 *   <li>{@link loadline.formats.json.Cursor}, {@link loadline.formats.json.Fields}: a value taken apart, each object
 *       closed, each error naming its place, such as {@code predicate.body.weights};
 *   <li>{@link loadline.formats.json.Bytes}: bytes that never change, in JSON as base64.
 * </ul>
 *
 * Rules: numbers are whole and within 2^53-1 of zero, so that every reader sees the same one; decimals and times are
 * strings; a key stands once; a field that is not known is {@link loadline.formats.json.NewerFormat}, never passed over.
 *
 * <p>Not chosen: a binding library, since what it makes of a surplus, missing or doubled field is a setting, and here it is
 * the point; RFC 8785's numbers, since two doubles that print alike may decide differently.
 */
package loadline.formats.json;
