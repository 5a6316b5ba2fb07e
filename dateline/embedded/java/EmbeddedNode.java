import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One Elasticsearch node in the foreground: <code>EmbeddedNode ES_HOME [setting=value ...]</code>.
 *
 * Ends on SIGTERM, or when stdin closes: so no node outlives the process that started it, however that process ended.
 * A failed start ends with status 1 and one line on the console: <code>FAILED: reason; its cause; ...</code>.
 */
public final class EmbeddedNode {
    private static final int CLOSE_SECONDS = 20;

    private EmbeddedNode() {}

    public static void main(String[] args) {
        // configure() below turns System.err into the node's log, but the reason of a failed start is for the console
        PrintStream console = System.err;
        try {
            Node node = start(args);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "stop-node"));
            node.start();
        } catch (Throwable failure) {
            failure.printStackTrace();
            console.println("FAILED: " + reasons(failure));
            console.flush();
            Runtime.getRuntime().halt(1);
        }
        Thread.ofPlatform().name("parent-watch").start(EmbeddedNode::exitWithParent);
    }

    private static Node start(String[] args) throws Exception {
        Path home = Path.of(args[0]).toRealPath();
        Settings.Builder settings = Settings.builder().put("path.home", home);
        for (int i = 1; i < args.length; i++) {
            String[] pair = args[i].split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        LogConfigurator.configureESLogging();
        // elasticsearch.yml of the config directory is read here; the command line's settings win over it
        Environment env = InternalSettingsPreparer.prepareEnvironment(
            settings.build(), Map.of(), home.resolve("config"), () -> "embedded");
        LogConfigurator.setNodeName(Node.NODE_NAME_SETTING.get(env.settings()));
        LogConfigurator.configure(env, true);
        // the last argument: the server stands on the class path here, it is no named module
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(env.modulesDir(), false),
            PluginsLoader.loadPluginsBundles(env.pluginsDir(), false),
            Map.of(),
            false);
        return new Node(env, plugins);
    }

    private static String reasons(Throwable failure) {
        StringBuilder line = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            line.append(line.isEmpty() ? "" : "; ").append(t.getClass().getSimpleName()).append(": ").append(t.getMessage());
        }
        return line.toString().replace('\n', ' ');
    }

    private static void stop(Node node) {
        try {
            node.prepareForClose();
            node.close();
            node.awaitClose(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();
        }
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() != -1) {}
        } catch (IOException e) {
            // a broken pipe means the same thing as its end
        }
        System.exit(0);
    }
}
