/**
 * Figures as publications state them, entered by hand: {@link loadline.formats.published.PublishedRecord} reads a document
 * of one or many into runs. What a publication leaves out is the word {@code unknown}, which must stand; leaving a key out
 * is an error.
 */
package loadline.formats.published;
