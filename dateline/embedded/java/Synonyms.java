import java.io.StringReader;
import java.util.List;
import java.util.function.Function;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.CustomAnalyzer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;

/** The filters `synonym` and `synonym_graph`. Rules are read with the tokenizer and the filters that stand before this one. */
record Synonyms(String name, Settings s) implements TokenFilterFactory {
    @Override
    public TokenStream create(TokenStream in) {
        throw new IllegalStateException("Call getChainAwareTokenFilterFactory to specialize this factory for an analysis chain first");
    }

    @Override
    public TokenFilterFactory getChainAwareTokenFilterFactory(IndexCreationContext context, TokenizerFactory tokenizer,
        List<CharFilterFactory> chars, List<TokenFilterFactory> before, Function<String, TokenFilterFactory> all) {
        try (Analyzer chain = new CustomAnalyzer(
            tokenizer, chars.toArray(CharFilterFactory[]::new), before.toArray(TokenFilterFactory[]::new))) {
            SolrSynonymParser rules = new SolrSynonymParser(true, s.getAsBoolean("expand", true), chain);
            rules.parse(new StringReader(String.join("\n", s.getAsList("synonyms"))));
            SynonymMap map = rules.build();
            return TokenFilter.plain((env, settings) -> in -> map.fst == null ? in : new SynonymGraphFilter(in, map, false))
                .factory(name, null, s);
        } catch (Exception e) {
            throw new IllegalArgumentException("failed to build synonyms for [" + name + "]", e);
        }
    }
}
