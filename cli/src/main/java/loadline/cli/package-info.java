/** See ARCHITECTURE.md. */
package loadline.cli;
