import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.classic.ClassicTokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.path.PathHierarchyTokenizer;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.elasticsearch.common.settings.Settings;

/** The tokenizers by stock Elasticsearch's names; `standard` the server has itself. */
final class Tokenizers {
    static final Map<String, Function<Settings, Supplier<Tokenizer>>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("keyword", s -> () -> new KeywordTokenizer(s.getAsInt("buffer_size", 256)));
        ALL.put("whitespace", s -> WhitespaceTokenizer::new);
        ALL.put("letter", s -> LetterTokenizer::new);
        ALL.put("classic", s -> ClassicTokenizer::new);
        ALL.put("uax_url_email", s -> UAX29URLEmailTokenizer::new);
        ALL.put("path_hierarchy", Tokenizers::pathHierarchy);
        ALL.put("pattern", s -> {
            Pattern pattern = Pattern.compile(s.get("pattern", "\\W+"));
            return () -> new PatternTokenizer(pattern, s.getAsInt("group", -1));
        });
        ALL.put("edge_ngram", s -> () -> new EdgeNGramTokenizer(s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2)) {
            @Override
            protected boolean isTokenChar(int c) {
                return isOneOf(s.getAsList("token_chars"), c);
            }
        });
        ALL.put("ngram", s -> () -> new NGramTokenizer(s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2)) {
            @Override
            protected boolean isTokenChar(int c) {
                return isOneOf(s.getAsList("token_chars"), c);
            }
        });
    }

    private Tokenizers() {}

    private static Supplier<Tokenizer> pathHierarchy(Settings s) {
        char delimiter = s.get("delimiter", "/").charAt(0);
        char replacement = s.get("replacement", String.valueOf(delimiter)).charAt(0);
        return () -> new PathHierarchyTokenizer(delimiter, replacement);
    }

    private static boolean isOneOf(List<String> kinds, int c) {
        return kinds.isEmpty()
            || kinds.contains("letter") && Character.isLetter(c)
            || kinds.contains("digit") && Character.isDigit(c)
            || kinds.contains("whitespace") && Character.isWhitespace(c);
    }
}
