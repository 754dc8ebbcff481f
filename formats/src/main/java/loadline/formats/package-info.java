/**
 * Text and bytes to values of the core, and back: what all readers share.
 *
 * <p>A reader answers {@link loadline.formats.Parsed}: the value with the digest of the bytes it was read from, or every
 * {@link loadline.formats.Problem} of the document at once ({@code policy.yaml:12:5: a clause has no key `qoute`}).
 * {@link loadline.formats.SourceListing} shows problems with the source line and a caret.
 *
 * <p>Rules: bad input is a value, never an exception; a document with one problem yields nothing; digests are of bytes as
 * received, never of what was written back.
 *
 * <p>Not chosen: binding documents to records by reflection. It reports one problem at a time, without a position, and lets
 * unknown keys pass unless told otherwise.
 */
package loadline.formats;
