/** Decisions: {@code decide} asks and records, {@code explain} recomputes a recorded one, {@code status} says what waits. */
package loadline.cli.answer;
