/**
 * Strict readings of the few spellings that the formats are made of, so that one value has one text: key names, base64 of RFC 4648
 * section 4, decimals without leading zeros, UTF-8. What is refused is refused with {@link loadline.log.Malformed}.
 * Internal to the module.
 *
 * <p>Not chosen: {@link java.util.Base64}'s decoder alone, which takes absent padding and stray bits in the last digit, so
 * that several texts decode to the same bytes and a signed file could be altered without notice.
 */
package loadline.log.text;
