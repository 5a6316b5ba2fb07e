import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.apache.lucene.analysis.Analyzer;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.PreBuiltAnalyzerProviderFactory;
import org.elasticsearch.index.analysis.PreConfiguredCharFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.indices.analysis.PreBuiltCacheFactory.CachingStrategy;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.RestHandler;

/**
 * What the unpublished modules analysis-common and rest-root of the stock server would add, under the same names:
 * language analysis and <code>GET /</code>.
 */
public final class EmbeddedPlugin extends Plugin implements AnalysisPlugin, ActionPlugin {
    private ClusterService cluster;

    @Override
    public Collection<?> createComponents(PluginServices services) {
        cluster = services.clusterService();
        return List.of();
    }

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        return Languages.names().stream().collect(toMap(
            language -> language, language -> (index, env, name, s) -> new Languages.Provider(name, language, env, s)));
    }

    @Override
    public List<PreBuiltAnalyzerProviderFactory> getPreBuiltAnalyzerProviderFactories() {
        return Languages.names().stream().map(language -> new PreBuiltAnalyzerProviderFactory(
            language, CachingStrategy.LUCENE, () -> Languages.analyzer(language, null, Settings.EMPTY))).toList();
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        Map<String, AnalysisProvider<TokenFilterFactory>> all = new LinkedHashMap<>();
        TokenFilters.ALL.forEach((type, filter) -> all.put(type, (index, env, name, s) -> filter.factory(name, env, s)));
        TokenFilters.CONFIGURED.forEach((type, filter) -> all.put(
            type, AnalysisPlugin.requiresAnalysisSettings((index, env, name, s) -> filter.factory(name, env, s))));
        for (String type : List.of("synonym", "synonym_graph")) {
            all.put(type, AnalysisPlugin.requiresAnalysisSettings((index, env, name, s) -> new Synonyms(name, s)));
        }
        return all;
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        // the server itself has lowercase ready, and refuses the name a second time
        return TokenFilters.ALL.entrySet().stream().filter(e -> !e.getKey().equals("lowercase"))
            .map(e -> PreConfiguredTokenFilter.singleton(
                e.getKey(), e.getValue().normalizing(), in -> e.getValue().filter(null, Settings.EMPTY).apply(in)))
            .toList();
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Tokenizers.ALL.entrySet().stream().collect(toMap(
            Map.Entry::getKey, e -> (index, env, name, s) -> TokenizerFactory.newFactory(name, e.getValue().apply(s))));
    }

    @Override
    public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
        return Tokenizers.ALL.entrySet().stream().map(e -> PreConfiguredTokenizer.singleton(
            e.getKey(), () -> e.getValue().apply(Settings.EMPTY).get())).toList();
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return Map.of(
            "html_strip", (index, env, name, s) -> CharFilters.htmlStrip(name, s),
            "mapping", AnalysisPlugin.requiresAnalysisSettings((index, env, name, s) -> CharFilters.mapping(name, env, s)),
            "pattern_replace", AnalysisPlugin.requiresAnalysisSettings((index, env, name, s) -> CharFilters.patternReplace(name, s)));
    }

    @Override
    public List<PreConfiguredCharFilter> getPreConfiguredCharFilters() {
        return List.of(CharFilters.PRECONFIGURED_HTML_STRIP);
    }

    @Override
    public Collection<RestHandler> getRestHandlers(
        RestHandlersServices services, Supplier<DiscoveryNodes> nodes, Predicate<NodeFeature> supports) {
        return List.of(new RootHandler(cluster));
    }
}
