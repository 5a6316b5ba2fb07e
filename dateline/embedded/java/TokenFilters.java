import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.classic.ClassicFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishLowerCaseFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeepWordFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;

/** The token filters by stock Elasticsearch's names, with its settings and its defaults. */
final class TokenFilters {
    /** Filters that may be named without settings of their own. */
    static final Map<String, TokenFilter> ALL = new LinkedHashMap<>();
    /** Filters that mean nothing without settings. */
    static final Map<String, TokenFilter> CONFIGURED = new LinkedHashMap<>();

    static {
        changeCharacters();
        changeWords();
        choose();
        configured();
    }

    private TokenFilters() {}

    private static void changeCharacters() {
        normalizing("asciifolding", (env, s) -> in -> new ASCIIFoldingFilter(in, s.getAsBoolean("preserve_original", false)));
        normalizing("lowercase", (env, s) -> lowercase(s.get("language", "")));
        normalizing("uppercase", (env, s) -> UpperCaseFilter::new);
        normalizing("trim", (env, s) -> TrimFilter::new);
        normalizing("decimal_digit", (env, s) -> DecimalDigitFilter::new);
        normalizing("cjk_width", (env, s) -> CJKWidthFilter::new);
        normalizing("arabic_normalization", (env, s) -> ArabicNormalizationFilter::new);
        normalizing("bengali_normalization", (env, s) -> BengaliNormalizationFilter::new);
        normalizing("german_normalization", (env, s) -> GermanNormalizationFilter::new);
        normalizing("hindi_normalization", (env, s) -> HindiNormalizationFilter::new);
        normalizing("indic_normalization", (env, s) -> IndicNormalizationFilter::new);
        normalizing("persian_normalization", (env, s) -> PersianNormalizationFilter::new);
        normalizing("scandinavian_folding", (env, s) -> ScandinavianFoldingFilter::new);
        normalizing("scandinavian_normalization", (env, s) -> ScandinavianNormalizationFilter::new);
        normalizing("serbian_normalization", (env, s) -> SerbianNormalizationFilter::new);
        normalizing("sorani_normalization", (env, s) -> SoraniNormalizationFilter::new);
        normalizing("elision", TokenFilters::elision);
    }

    private static void changeWords() {
        plain("apostrophe", (env, s) -> ApostropheFilter::new);
        plain("classic", (env, s) -> ClassicFilter::new);
        plain("kstem", (env, s) -> KStemFilter::new);
        plain("porter_stem", (env, s) -> PorterStemFilter::new);
        plain("reverse", (env, s) -> ReverseStringFilter::new);
        plain("snowball", (env, s) -> Stemmers.snowball(s.get("language", s.get("name", "English"))));
        plain("stemmer", (env, s) -> Stemmers.stemmer(s.get("language", s.get("name", "porter"))));
        plain("truncate", (env, s) -> in -> new TruncateTokenFilter(in, s.getAsInt("length", 10)));
        plain("cjk_bigram", (env, s) -> CJKBigramFilter::new);
        plain("flatten_graph", (env, s) -> FlattenGraphFilter::new);
        plain("keyword_repeat", (env, s) -> KeywordRepeatFilter::new);
        plain("edge_ngram", (env, s) -> in -> new EdgeNGramTokenFilter(
            in, s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2), s.getAsBoolean("preserve_original", false)));
        plain("ngram", (env, s) -> in -> new NGramTokenFilter(
            in, s.getAsInt("min_gram", 1), s.getAsInt("max_gram", 2), s.getAsBoolean("preserve_original", false)));
    }

    private static void choose() {
        plain("length", (env, s) -> in -> new LengthFilter(in, s.getAsInt("min", 0), s.getAsInt("max", Integer.MAX_VALUE)));
        plain("limit", (env, s) -> in -> new LimitTokenCountFilter(
            in, s.getAsInt("max_token_count", 1), s.getAsBoolean("consume_all_tokens", false)));
        plain("remove_duplicates", (env, s) -> RemoveDuplicatesTokenFilter::new);
        plain("unique", (env, s) ->
            s.getAsBoolean("only_on_same_position", false) ? RemoveDuplicatesTokenFilter::new : UniqueFilter::new);
    }

    private static void configured() {
        CONFIGURED.put("keep", TokenFilter.plain((env, s) -> {
            CharArraySet words = Analysis.getWordSet(env, s, "keep_words");
            return in -> new KeepWordFilter(in, words);
        }));
        CONFIGURED.put("keyword_marker", TokenFilter.plain((env, s) -> {
            CharArraySet words = Analysis.getWordSet(env, s, "keywords");
            return in -> new SetKeywordMarkerFilter(in, words);
        }));
        CONFIGURED.put("pattern_replace", TokenFilter.normalizing((env, s) -> {
            Pattern pattern = Pattern.compile(s.get("pattern"));
            return in -> new PatternReplaceFilter(in, pattern, s.get("replacement", ""), s.getAsBoolean("all", true));
        }));
        CONFIGURED.put("stemmer_override", TokenFilter.plain(TokenFilters::stemmerOverride));
    }

    private static void plain(String name, TokenFilter.Settled settled) {
        ALL.put(name, TokenFilter.plain(settled));
    }

    private static void normalizing(String name, TokenFilter.Settled settled) {
        ALL.put(name, TokenFilter.normalizing(settled));
    }

    private static UnaryOperator<TokenStream> lowercase(String language) {
        return switch (language) {
            case "greek" -> GreekLowerCaseFilter::new;
            case "irish" -> IrishLowerCaseFilter::new;
            case "turkish" -> TurkishLowerCaseFilter::new;
            case "" -> LowerCaseFilter::new;
            default -> throw new IllegalArgumentException("language [" + language + "] not support for lower case");
        };
    }

    private static UnaryOperator<TokenStream> elision(Environment env, Settings s) {
        CharArraySet articles = Analysis.parseArticles(env, s);
        return in -> new ElisionFilter(in, articles == null ? FrenchAnalyzer.DEFAULT_ARTICLES : articles);
    }

    /** Rules `running, runs => run`. */
    private static UnaryOperator<TokenStream> stemmerOverride(Environment env, Settings s) {
        StemmerOverrideFilter.Builder builder = new StemmerOverrideFilter.Builder(false);
        for (String rule : s.getAsList("rules")) {
            String[] sides = rule.split("=>", 2);
            if (sides.length < 2) {
                throw new IllegalArgumentException("Invalid Keyword override Rule:" + rule);
            }
            for (String word : sides[0].split(",")) {
                builder.add(word.trim(), sides[1].trim());
            }
        }
        try {
            StemmerOverrideFilter.StemmerOverrideMap map = builder.build();
            return in -> new StemmerOverrideFilter(in, map);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("stemmer_override", e);
        }
    }
}
