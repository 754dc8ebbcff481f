/** See ARCHITECTURE.md. */
package loadline.formats;
