import java.io.Reader;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredCharFilter;

/** The character filters by stock Elasticsearch's names. */
final class CharFilters {
    static final PreConfiguredCharFilter PRECONFIGURED_HTML_STRIP =
        PreConfiguredCharFilter.singleton("html_strip", false, HTMLStripCharFilter::new);

    private static final String ARROW = "=>";

    private CharFilters() {}

    static CharFilterFactory htmlStrip(String name, Settings s) {
        HashSet<String> kept = new HashSet<>(s.getAsList("escaped_tags"));
        return new Plain(name, in -> new HTMLStripCharFilter(in, kept));
    }

    /** Rules `from => to` in `mappings` or in the file `mappings_path`; white space around a side does not count. */
    static CharFilterFactory mapping(String name, Environment env, Settings s) {
        List<String> rules = Analysis.getWordList(env, s, "mappings");
        if (rules == null) {
            throw new IllegalArgumentException("mapping requires either `mappings` or `mappings_path` to be configured");
        }
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (String rule : rules) {
            int arrow = rule.lastIndexOf(ARROW);
            if (arrow < 0) {
                throw new IllegalArgumentException("Invalid Mapping Rule : [" + rule + "]");
            }
            map.add(unescaped(rule.substring(0, arrow).trim()), unescaped(rule.substring(arrow + ARROW.length()).trim()));
        }
        NormalizeCharMap built = map.build();
        return new Normalizing(name, in -> new MappingCharFilter(built, in));
    }

    static CharFilterFactory patternReplace(String name, Settings s) {
        if (s.get("pattern") == null) {
            throw new IllegalArgumentException("pattern is missing for [" + name + "] char filter of type 'pattern_replace'");
        }
        Pattern pattern = Pattern.compile(s.get("pattern"));
        String replacement = s.get("replacement", "");
        return new Normalizing(name, in -> new PatternReplaceCharFilter(pattern, replacement, in));
    }

    /** A rule's side without its escapes: a backslash before a backslash, n, t, r, b or f, or u and four hexadecimal digits. */
    private static String unescaped(String side) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < side.length(); i++) {
            char c = side.charAt(i);
            if (c != '\\' || i + 1 == side.length()) {
                out.append(c);
                continue;
            }
            char escape = side.charAt(++i);
            if (escape == 'u') {
                out.append((char) Integer.parseInt(side.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                int known = "ntrbf".indexOf(escape);
                out.append(known < 0 ? escape : "\n\t\r\b\f".charAt(known));
            }
        }
        return out.toString();
    }

    private record Plain(String name, UnaryOperator<Reader> filter) implements CharFilterFactory {
        @Override
        public Reader create(Reader in) {
            return filter.apply(in);
        }
    }

    private record Normalizing(String name, UnaryOperator<Reader> filter) implements NormalizingCharFilterFactory {
        @Override
        public Reader create(Reader in) {
            return filter.apply(in);
        }
    }
}
