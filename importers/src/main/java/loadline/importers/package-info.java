/** See ARCHITECTURE.md. */
package loadline.importers;
