/**
 * How often the bounds of {@code loadline.core.statistics} hold: {@link loadline.bench.coverage.CoverageTable} prints the
 * tables of {@code docs/reference/coverage.md}, exactly for yes-or-no items and by seeded simulation for the rest.
 */
package loadline.bench.coverage;
