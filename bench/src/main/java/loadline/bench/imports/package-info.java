/**
 * Reading a large evaluation log: {@link loadline.bench.imports.LargeLog} makes one with transcripts of a realistic size,
 * {@link loadline.bench.imports.ReadLog} reads it as {@code evaluation import} does. {@code bench/run import} times it
 * beside Python's own {@code json} and {@code zipfile} on the same file.
 */
package loadline.bench.imports;
