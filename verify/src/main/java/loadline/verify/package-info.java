/** See ARCHITECTURE.md. */
package loadline.verify;
