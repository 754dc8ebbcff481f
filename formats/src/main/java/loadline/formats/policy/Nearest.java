package loadline.formats.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that somebody probably meant. */
final class Nearest {
    private static final int FARTHEST = 3;

    private Nearest() {}

    /**
     * The known word fewest single-letter edits from {@code word}: at most three, and at most a third of its
     * letters. Words whose digits differ are never taken for each other: {@code bio-3} is not a misspelt {@code bio-2}.
     */
    static Optional<String> to(String word, Collection<String> known) {
        int most = Math.min(FARTHEST, (word.length() + 1) / 3);
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= most && digits(k).equals(digits(word)) && edits(word, k) <= most)
                .min(Comparator.<String>comparingInt(k -> edits(word, k)).thenComparing(Comparator.naturalOrder()));
    }

    private static String digits(String word) {
        return word.replaceAll("[^0-9]+", " ").strip();
    }

    /** Insertions, deletions, replacements and swaps of neighbours between two words, ignoring case. */
    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] d, int i, int j) {
        int replaced = d[i - 1][j - 1] + (same(a, i - 1, b, j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && same(a, i - 1, b, j - 2) && same(a, i - 2, b, j - 1);
        return swapped ? Math.min(least, 1 + d[i - 2][j - 2]) : least;
    }

    private static boolean same(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(j));
    }
}
