"""Pictures drawn on the server, as SVG: they work without script, follow the colours of the page, and print."""
